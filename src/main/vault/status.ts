import { basename } from 'node:path'
import type { InferContractRouterOutputs } from '@orpc/contract'
import type { contract } from '../../shared/contract/index.ts'
import { type Home, knownVaults, summarise } from './home.ts'

type Status = InferContractRouterOutputs<typeof contract.vaults>['status']

/** Everything the first paint needs, read without any key. */
export async function readStatus(home: Home): Promise<Status> {
  const { shell, version, folder } = home.options
  const request = shell.takeRequest()
  // A vault that the system asked to open is one this machine knows from now on.
  if (request?.kind === 'vault') await rememberExtra(home, request.path)
  const vaults = await Promise.all((await knownVaults(home)).map((vault) => summarise(home, vault)))
  const open = home.session?.vault.summary ?? null
  return {
    version,
    shell: shell.kind,
    open,
    vaults: vaults.sort((a, b) => (b.lastOpenedAt ?? 0) - (a.lastOpenedAt ?? 0) || a.name.localeCompare(b.name)),
    folder,
    quickNoteKey: shell.quickNote && { keys: shell.quickNote.keys, given: shell.quickNote.given },
    requested: request && { kind: request.kind, name: basename(request.path) },
    theme: await themeOf(home),
    // While a vault is open it is the only one there is.
    certificates: open === null ? [...(await home.state.read()).certificates] : [],
  }
}

/** The open vault's choice; kept for the screens that come before a vault is open. */
async function themeOf(home: Home): Promise<Status['theme']> {
  const state = await home.state.read()
  const session = home.session
  if (!session) return state.theme
  const row = await session.vault.deps.db.selectFrom('workspace').select('theme').executeTakeFirst()
  const theme = row?.theme === 'light' || row?.theme === 'dark' ? row.theme : 'system'
  if (theme !== state.theme) await home.state.update((known) => ({ ...known, theme }))
  return theme
}

export async function rememberExtra(home: Home, folder: string): Promise<void> {
  await home.state.update((state) => ({ ...state, extra: [...new Set([...state.extra, folder])] }))
}
