/** Where a text stands between the keyboard and the disk. `saved` is said only after the durable write. */
export type SaveState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving'; readonly slow: boolean }
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'failed'; readonly error: unknown }

export interface AutosaverOptions<T> {
  /** Writes durably and says when. */
  readonly save: (value: T) => Promise<{ readonly savedAt: number }>
  readonly onState: (state: SaveState) => void
  readonly delayMs?: number
  /** Whoever types on and on is saved after this long all the same. */
  readonly mostMs?: number
  /** "Saving" is shown only when a write takes longer than this. */
  readonly slowMs?: number
}

export interface Autosaver<T> {
  /** A new value was typed. */
  change(value: T): void
  /** Writes what waits now; resolves when nothing is waiting or being written. */
  flush(): Promise<void>
}

/** One write at a time, always the newest value last; a failed write keeps its value and can be tried again. */
export function createAutosaver<T>({ save, onState, delayMs = 500, mostMs = 900, slowMs = 400 }: AutosaverOptions<T>): Autosaver<T> {
  let waiting: { readonly value: T } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let latest: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null

  async function write(value: T): Promise<void> {
    onState({ kind: 'saving', slow: false })
    const slow = setTimeout(() => onState({ kind: 'saving', slow: true }), slowMs)
    try {
      const { savedAt } = await save(value)
      onState({ kind: 'saved', at: savedAt })
    } catch (error) {
      waiting ??= { value }
      onState({ kind: 'failed', error })
      throw error
    } finally {
      clearTimeout(slow)
    }
  }

  async function drain(): Promise<void> {
    while (waiting !== null) {
      const { value } = waiting
      waiting = null
      await write(value)
    }
  }

  async function flush(): Promise<void> {
    clearTimeout(timer)
    clearTimeout(latest)
    latest = undefined
    running ??= drain().finally(() => {
      running = null
    })
    // The failure is on screen already; whoever flushes needs only to know that it ended.
    await running.catch(() => undefined)
  }

  return {
    change(value) {
      waiting = { value }
      clearTimeout(timer)
      if (running === null) onState({ kind: 'waiting' })
      timer = setTimeout(() => void flush(), delayMs)
      latest ??= setTimeout(() => void flush(), Math.max(delayMs, mostMs))
    },
    flush,
  }
}

const active = new Set<() => Promise<void>>()

/** Keeps a flush for the moment the page is about to lock. Returns how to forget it. */
export function rememberFlush(flush: () => Promise<void>): () => void {
  active.add(flush)
  return () => {
    active.delete(flush)
  }
}

/** Writes everything that still waits, on every field of the page. Comes before a lock that was asked for. */
export async function flushAll(): Promise<void> {
  await Promise.all([...active].map((flush) => flush()))
}
