import { parseArgs } from 'node:util'

export interface BrowserOptions {
  readonly vaults: string | undefined
  /** 0 takes any free port. */
  readonly port: number
  readonly demo: boolean
  readonly open: boolean
}

/** Reads the command line of the browser shell; throws a sentence for what cannot be meant. */
export function readOptions(args: readonly string[]): BrowserOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { vaults: { type: 'string' }, port: { type: 'string' }, demo: { type: 'boolean' }, open: { type: 'boolean' } },
    strict: true,
  })
  const port = values.port === undefined ? 0 : Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`Not a port: ${values.port}`)
  return { vaults: values.vaults, port, demo: values.demo ?? false, open: values.open ?? false }
}
