import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { Certificate } from '../../shared/contract/vault-facts.ts'
import { writeFileAtomic } from './atomic-file.ts'

const Seen = z.object({
  path: z.string(),
  lastOpenedAt: z.number().int().nullable(),
  /** The highest change counter this machine has seen in the vault; null after a restore that was asked for. */
  counter: z.number().int().nullable(),
})

const AppState = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  /** By vault id. */
  vaults: z.record(z.string(), Seen).catch({}),
  /** Folders of vaults that lie elsewhere. */
  extra: z.array(z.string()).catch([]),
  /** Of vaults destroyed here, until they are put away: counts and hashes, and the name of the vault. */
  certificates: z.array(Certificate).catch([]),
})
export type AppState = Readonly<z.infer<typeof AppState>>
export type SeenVault = Readonly<z.infer<typeof Seen>>

/** What this machine remembers between starts. Holds no secret and nothing that cannot be lost. */
export interface AppStateFile {
  read(): Promise<AppState>
  update(next: (state: AppState) => AppState): Promise<void>
}

/** Beside the vaults folder, so that it is not copied along with it. */
export function appStateFile(vaultsFolder: string, stateFolder?: string): AppStateFile {
  const path = stateFolder === undefined ? `${resolve(vaultsFolder)}.state.json` : join(stateFolder, 'vaults.json')
  let state: Promise<AppState> | null = null
  let writing: Promise<void> = Promise.resolve()

  async function load(): Promise<AppState> {
    const text = await readFile(path, 'utf8').catch(() => '{}')
    return AppState.parse(parseOrEmpty(text))
  }
  function read(): Promise<AppState> {
    state ??= load()
    return state
  }
  return {
    read,
    update(change) {
      writing = writing.then(async () => {
        const next = change(await read())
        state = Promise.resolve(next)
        // A full disk or a read-only home must not keep a vault from opening.
        await mkdir(dirname(path), { recursive: true, mode: 0o700 }).catch(() => {})
        await writeFileAtomic(path, `${JSON.stringify(next, null, 2)}\n`).catch(() => {})
      })
      return writing
    },
  }
}

function parseOrEmpty(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
