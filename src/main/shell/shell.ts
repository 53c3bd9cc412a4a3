/** A vault or package that the OS or the command line asked to open. */
export interface OpenRequest {
  readonly kind: 'vault' | 'package'
  readonly path: string
}

/** Keys that open a private note from anywhere in the system. */
export interface QuickNoteKey {
  /** As Electron writes them: "CommandOrControl+Alt+Shift+N". */
  readonly keys: string
  /** False when the system did not give them: another program has them, or it gives none. */
  readonly given: boolean
  /** True at the next press; false when the signal ends it. A press before somebody listened counts. */
  next(signal: AbortSignal | undefined): Promise<boolean>
  /** A press that was not shown yet is void: the vault locked. */
  forget(): void
}

/** What a host must offer. Everything that differs between Electron and the browser shell is behind this. */
export interface Shell {
  readonly kind: 'electron' | 'browser'
  /** Asks for a folder; null when the person cancels or the host cannot ask. */
  chooseFolder(title: string): Promise<string | null>
  /** Keeps a secret with the operating system's keyring; null where there is no real one. */
  readonly keyring: { seal(secret: Uint8Array): Promise<Uint8Array>; open(sealed: Uint8Array): Promise<Uint8Array> } | null
  /** Null where the host has no keys of the whole system. */
  readonly quickNote: QuickNoteKey | null
  /** A notice outside the window. Never carries names or content. */
  notify(text: string): void
  /**
   * The one-time secret for the page that follows this one; ends what the present page may do. Asked once per lock, for the last
   * event of `vaults.events`. Null in Electron, whose page needs none.
   */
  nextEntry(): string | null
  /** What the OS asked to open, given out once. */
  takeRequest(): OpenRequest | null
}
