export interface PresenceParts {
  /** A page reloads in less; a page that stays away longer is gone, and its session with it. */
  readonly graceMs: number
  /** How long nobody may ask anything, with the vault locked, before the process ends. */
  readonly idleMs: number
  readonly isLocked: () => boolean
  readonly onLost: () => void
  readonly onIdle: () => void
}

/** Watches whether a page is there. A session secret lives in page memory only, so a page that went never comes back. */
export class Presence {
  readonly #parts: PresenceParts
  #pages = 0
  #grace: NodeJS.Timeout | undefined
  #idle: NodeJS.Timeout | undefined

  constructor(parts: PresenceParts) {
    this.#parts = parts
    this.asked()
  }

  /** A new page came in with a one-time secret: whatever was lost is replaced. */
  entered(): void {
    clearTimeout(this.#grace)
  }

  page(change: 'came' | 'went'): void {
    this.#pages += change === 'came' ? 1 : -1
    clearTimeout(this.#grace)
    if (this.#pages === 0) this.#grace = setTimeout(() => this.#parts.onLost(), this.#parts.graceMs)
  }

  asked(): void {
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => (this.#parts.isLocked() ? this.#parts.onIdle() : this.asked()), this.#parts.idleMs)
  }

  stop(): void {
    clearTimeout(this.#grace)
    clearTimeout(this.#idle)
  }
}
