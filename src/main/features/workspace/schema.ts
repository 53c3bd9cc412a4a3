/** One row: the firm or team of this vault. */
export interface WorkspaceTable {
  id: string
  name: string
  mission: string
  own_person_id: string | null
  /** Null until it was asked. */
  role: 'manager' | 'consultant' | null
  currency: string
  theme: string
  idle_minutes: number
  single_key_shortcuts: number
  recovery_confirmed_at: number | null
  /** 1 while attributes for fairness checks may be kept; 0 where nothing is said. */
  fairness_on: number | null
  created_at: number
}

/** Secret keys of the workspace: `age` (hybrid identity) and `ed25519` (seed, base64). */
export interface PrivateWorkspaceKeyTable {
  kind: 'age' | 'ed25519'
  public_key: string
  secret_key: string
}

/** A named view of a list; without a name, how the list was last looked at. */
export interface ListViewTable {
  id: string
  list: string
  name: string | null
  /** JSON of `ListState`. */
  state: string
  changed_at: number
}
