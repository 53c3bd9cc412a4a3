/** `resources/roles/onet.db`, made by `scripts/build-roles.mjs`. Ids of roles, titles and words are their places, from 0. */
export interface RoleDatabase {
  role: RoleTable
  zone: ZoneTable
  task: TaskTable
  title: TitleTable
  element: ElementTable
  rating: RatingTable
  activity: ActivityTable
  related: RelatedTable
  technology: TechnologyTable
  word: WordTable
  title_facts: TitleFactsTable
}

interface RoleTable {
  id: number
  code: string
  title: string
  description: string
  zone: number | null
}

interface ZoneTable {
  id: number
  name: string
  education: string
  experience: string
}

interface TaskTable {
  role: number
  /** O*NET's own number of the task. */
  id: number
  kind: 'core' | 'supplemental' | 'unrated'
  text: string
}

/** Alternate titles; `short` is the same in short: "CEO". */
interface TitleTable {
  role: number
  id: number
  text: string
  short: string
  reported: number
}

interface ElementTable {
  id: number
  code: string
  kind: 'skill' | 'knowledge' | 'work-style' | 'activity'
  name: string
  description: string
}

/** Importance 100 to 500, level 0 to 700. */
interface RatingTable {
  role: number
  element: number
  importance: number
  level: number | null
}

interface ActivityTable {
  role: number
  element: number
  tasks: number
}

interface RelatedTable {
  role: number
  place: number
  related: number
  tier: number
}

interface TechnologyTable {
  role: number
  place: number
  name: string
  kind: string
  in_demand: number
}

/** A word of the titles and which titles hold it: differences from one to the next, seven bits to a byte. */
interface WordTable {
  text: string
  titles: Uint8Array
}

/**
 * One row: of every title its role (two bytes, low first), its number of words, and whether it was reported; of every short form,
 * which come last, the id of its title (four bytes).
 */
interface TitleFactsTable {
  roles: Uint8Array
  lengths: Uint8Array
  reported: Uint8Array
  shorts: Uint8Array
}
