import type { OpenedFile, ReadPeopleOutput } from './read-people-file.ts'

export interface KeptPreview {
  readonly fileName: string
  /** The file itself, for a workbook with another sheet to choose; else what was made of it is enough. */
  readonly bytes: ArrayBuffer | null
  readonly cells: ArrayBuffer
  readonly opened: OpenedFile
  readonly people: ReadPeopleOutput['people']
  readonly habit: ReadPeopleOutput['habit']
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
