let secret: string | null = null

/** Reads the one-time secret from `#secret=…` and strips it from the address. Comes before everything else the page does. */
export function stripSecret(): void {
  const match = /^#secret=([A-Za-z0-9_-]+)$/.exec(window.location.hash)
  if (match?.[1] === undefined) return
  secret = match[1]
  window.history.replaceState(window.history.state, '', window.location.pathname)
}

/** Hands the secret out once. */
export function takeSecret(): string | null {
  const taken = secret
  secret = null
  return taken
}
