const IN_ADDRESS = /^#secret=([A-Za-z0-9_-]+)$/

let secret: string | null = null

/** Reads the one-time secret from `#secret=…` and strips it from the address. Comes before everything else the page does. */
export function stripSecret(): void {
  // A new address typed into a page that was refused changes the hash only: the page must begin again to come in with it.
  window.addEventListener('hashchange', () => IN_ADDRESS.test(window.location.hash) && window.location.reload())
  const match = IN_ADDRESS.exec(window.location.hash)
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
