export interface ElectronOptions {
  readonly vaults: string | undefined
  readonly demo: boolean
  /** What is left: what the OS or a person asks to open. */
  readonly paths: readonly string[]
}

/** Reads what is ours from a command line that Chromium also writes to, and leaves the rest alone. */
export function readOptions(argv: readonly string[], packaged: boolean): ElectronOptions {
  const args = argv.slice(packaged ? 1 : 2)
  const at = args.indexOf('--vaults')
  const vaults = at >= 0 ? args[at + 1] : undefined
  const paths = args.filter((arg, index) => !arg.startsWith('-') && (at < 0 || index !== at + 1))
  return { vaults, demo: args.includes('--demo'), paths }
}
