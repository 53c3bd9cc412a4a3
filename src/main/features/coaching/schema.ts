/** Read by the owner of the vault alone. The prefix keeps it out of reach of packages (see db/shareable.ts). */
export interface PrivateNoteTable {
  id: string
  person_id: string
  body: string
  observed_on: string
  created_at: number
  updated_at: number
  deleted_at: number | null
}

/** Text being typed and not yet kept; one per person. */
export interface PrivateDraftTable {
  person_id: string
  kind: string
  body: string
  updated_at: number
}

/** Written beside a one-to-one. */
export interface PrivateMarginTable {
  one_to_one_id: string
  body: string
  updated_at: number
}

export interface SharedNoteTable {
  id: string
  person_id: string
  kind: 'shared' | 'feedback'
  from_name: string
  body: string
  observed_on: string
  created_at: number
  updated_at: number
  deleted_at: number | null
}

export interface OneToOneTable {
  id: string
  person_id: string
  starts_at: number
  minutes: number
  state: 'planned' | 'held'
  held_at: number | null
  deleted_at: number | null
}

export interface AgendaItemTable {
  id: string
  one_to_one_id: string
  title: string
  raised_by: string
  discussed: number
  note: string
  /** The meeting this item was carried over from. */
  carried_from_id: string | null
  position: number
  deleted_at: number | null
}

export interface ActionItemTable {
  id: string
  person_id: string
  one_to_one_id: string | null
  title: string
  owner: string
  due_on: string | null
  done_on: string | null
  created_at: number
  deleted_at: number | null
}
