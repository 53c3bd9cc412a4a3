import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

function matches(secret: string, kept: Buffer | null): boolean {
  return kept !== null && timingSafeEqual(digest(secret), kept)
}

/** Who may come in: one one-time secret at a time, exchanged for one session at a time. Of a session only the digest is kept. */
export class Entrance {
  #next: string | null = null
  #session: Buffer | null = null

  /** Ends the present session and gives the one-time secret for the page that follows; the same one until it is used. */
  renew(): string {
    this.#session = null
    this.#next ??= newSecret()
    return this.#next
  }

  /** Takes the one-time secret and gives the secret of a new session, or null for any other text. A secret works once. */
  exchange(secret: string): string | null {
    if (this.#next === null || !matches(secret, digest(this.#next))) return null
    const session = newSecret()
    this.#next = null
    this.#session = digest(session)
    return session
  }

  admits(session: string | undefined): boolean {
    return session !== undefined && matches(session, this.#session)
  }

  get hasSession(): boolean {
    return this.#session !== null
  }
}
