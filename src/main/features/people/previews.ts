import type { ImportChoices } from '../../../shared/contract/people-import.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import type { OpenedFile } from './open-table.ts'
import type { PackedOutput } from './read-people-file.ts'

export interface KeptPreview {
  readonly fileName: string
  /** The file itself, to be opened otherwise; null for a workbook of one sheet, of which what was made of it is enough. */
  readonly bytes: ArrayBuffer | null
  readonly cells: ArrayBuffer
  readonly opened: OpenedFile
  /** What was said of how it is stored. */
  readonly readAs: Pick<ImportChoices, 'encoding' | 'delimiter'>
  readonly people: PackedOutput['people']
  readonly rows: PackedOutput['rows']
  readonly counts: PackedOutput['counts']
  readonly habit: PackedOutput['habit']
  /** Ids of people yet to be added who had to be spoken of: row → id. */
  readonly newIds: Map<number, PersonId>
  /** The day said of the whole file. */
  readonly effectiveOn: IsoDate | null
  /** Something must be said before it can be imported. */
  readonly undecided: boolean
  /** Where the journal stood when the file was compared with the vault. */
  readonly mark: number
}

/** The newest few: an older preview has been replaced by the person who made it. */
const MOST_KEPT = 2

/** What was previewed and not yet imported; in memory only. */
export class PreviewStore {
  readonly #kept = new Map<string, KeptPreview>()

  keep(token: string, preview: KeptPreview): void {
    this.#kept.delete(token)
    this.#kept.set(token, preview)
    for (const old of [...this.#kept.keys()].slice(0, -MOST_KEPT)) this.#kept.delete(old)
  }

  get(token: string): KeptPreview | undefined {
    return this.#kept.get(token)
  }

  drop(token: string): void {
    this.#kept.delete(token)
  }

  clear(): void {
    this.#kept.clear()
  }
}

const stores = new WeakMap<AbortSignal, PreviewStore>()

/** The previews of one open vault; gone when it locks. */
export function previewsUntil(closing: AbortSignal): PreviewStore {
  const known = stores.get(closing)
  if (known) return known
  const store = new PreviewStore()
  closing.addEventListener('abort', () => store.clear(), { once: true })
  stores.set(closing, store)
  return store
}
