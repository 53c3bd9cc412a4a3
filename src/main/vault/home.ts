import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { Certificate, VaultSummary } from '../../shared/contract/vault-facts.ts'
import type { JobPool } from '../jobs/pool.ts'
import type { Deps } from '../kernel/deps.ts'
import type { LockedEvent, OpenVault } from '../kernel/session.ts'
import type { Shell } from '../shell/shell.ts'
import type { AppStateFile } from './app-state.ts'
import { listBackups } from './backups.ts'
import { DATABASE_FILE, VAULT_SUFFIX } from './files.ts'
import { type Header, type HeaderFault, readHeader } from './header.ts'
import type { KdfCost } from './kdf.ts'
import { readMarker } from './marker.ts'
import type { Session } from './session.ts'

export interface VaultsOptions {
  /** Where new vaults are made and looked for. */
  readonly folder: string
  /** The folder of what this machine remembers; a file beside the vaults folder unless given. */
  readonly state?: string
  readonly shell: Shell
  readonly version: string
  readonly jobs: JobPool
  /** Fills the demo vault through the services. */
  readonly seedDemo: (vault: OpenVault) => Promise<void>
  /** Keeps the search index of an open vault up until it closes; what it returns is told of every change. */
  readonly keepIndexed?: (deps: Pick<Deps, 'db'>, closing: AbortSignal, rest: () => Promise<unknown>) => () => void
  /** Begins what goes on while a vault is open. It ends by itself when `closing` aborts. */
  readonly onOpened?: (vault: OpenVault) => void
  readonly now?: () => number
  readonly newId?: () => string
  readonly monotonic?: () => number
  /** Argon2id for new slots; calibrated to this machine unless given. */
  readonly kdfCost?: KdfCost
}

/** What the service keeps between two calls. */
export interface Home {
  readonly options: VaultsOptions
  readonly now: () => number
  readonly newId: () => string
  readonly state: AppStateFile
  readonly listeners: Set<(event: LockedEvent) => void>
  session: Session | null
  /** The end of the last session, backup included; the next opening waits for it. */
  ending: Promise<void>
  /** What opens, makes, restores or replaces a header waits here for its turn. */
  turn: Promise<void>
  kdfCost: Promise<KdfCost> | null
}

export interface KnownVault {
  readonly id: string
  readonly folder: string
  readonly header: Header | HeaderFault
  /** Set when its destruction was cut short. */
  readonly destruction?: Certificate
}

/** Every vault this machine knows of: those in the vaults folder and those added from elsewhere. */
export async function knownVaults(home: Home): Promise<KnownVault[]> {
  const { folder } = home.options
  const names = await readdir(folder).catch(() => [])
  const inside = names.filter((name) => name.endsWith(VAULT_SUFFIX) && !name.startsWith('.')).map((name) => resolve(folder, name))
  const { extra } = await home.state.read()
  const taken = new Set<string>()
  const known: KnownVault[] = []
  for (const path of new Set([...inside, ...extra])) {
    const vault = await readKnown(path)
    if (!vault) continue
    // A copied folder carries the same workspace: the copy gets an id of its own.
    const id = taken.has(vault.id) ? `${vault.id}~${pathMark(path)}` : vault.id
    taken.add(id)
    known.push({ ...vault, id })
  }
  return known
}

async function readKnown(folder: string): Promise<KnownVault | null> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder) return null
  const header = await readHeader(folder).catch(() => ({ ok: false, error: { code: 'HEADER_DAMAGED' } }) as const)
  if (header.ok) return { id: header.value.vault.workspaceId, folder, header: header.value }
  // A marker counts only once the vault cannot be opened any more.
  const destruction = await readMarker(folder)
  if (destruction) return { id: `folder-${pathMark(folder)}`, folder, header: header.error, destruction }
  const hasDatabase = (await sizeOf(join(folder, DATABASE_FILE))) !== null
  // A folder with neither file only has the name of a vault.
  if (header.error.code === 'VAULT_NOT_FOUND' && !hasDatabase) return null
  return { id: `folder-${pathMark(folder)}`, folder, header: header.error }
}

export async function findVault(home: Home, id: string): Promise<KnownVault | null> {
  return (await knownVaults(home)).find((vault) => vault.id === id) ?? null
}

/** What can be said about a vault without its key. */
export async function summarise(home: Home, vault: KnownVault): Promise<VaultSummary> {
  const { header, folder, id } = vault
  const facts = 'vault' in header ? header.vault : null
  const [{ vaults }, backups, size] = await Promise.all([home.state.read(), listBackups(folder), sizeOf(join(folder, DATABASE_FILE))])
  return {
    id,
    name: facts?.name ?? vault.destruction?.vaultName ?? basename(folder, VAULT_SUFFIX),
    colour: facts?.colour ?? vault.destruction?.colour ?? 'stone',
    place: folder,
    lastOpenedAt: vaults[id]?.lastOpenedAt ?? null,
    lastBackup: backups[0] ?? null,
    problem: problemOf(vault, size),
    demo: facts?.demo ?? false,
  }
}

function problemOf({ header, destruction }: KnownVault, size: number | null): VaultSummary['problem'] {
  if (destruction) return 'destruction-unfinished'
  // A header from a newer version is not damaged; opening says what it is.
  if ('code' in header && header.code !== 'HEADER_NEWER') return 'header-damaged'
  return size === null ? 'database-missing' : null
}

export async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    (found) => found.size,
    () => null,
  )
}

function pathMark(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12)
}
