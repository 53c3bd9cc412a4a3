/** What a host must offer. Everything that differs between Electron and the browser shell is behind this. */
export interface Shell {
  readonly kind: 'electron' | 'browser'
  /** Asks for a folder; null when the person cancels or the host cannot ask. */
  chooseFolder(title: string): Promise<string | null>
  /** Keeps a secret with the operating system's keyring; null where there is no real one. */
  readonly keyring: { seal(secret: Uint8Array): Promise<Uint8Array>; open(sealed: Uint8Array): Promise<Uint8Array> } | null
  /** A notice outside the window. Never carries names or content. */
  notify(text: string): void
}
