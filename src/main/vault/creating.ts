import { access, mkdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { VaultColour } from '../../shared/contract/vault-facts.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { change } from '../db/change.ts'
import { closeConnection, faultOf, openConnection } from '../db/connection.ts'
import { kyselyOver } from '../db/kysely.ts'
import { migrate } from '../db/migrate.ts'
import type { Deps } from '../kernel/deps.ts'
import type { OpenVault } from '../kernel/session.ts'
import { sweepOldTemps, syncFolder, tempBeside } from './atomic-file.ts'
import { BACKUPS_FOLDER, DATABASE_FILE, VAULT_SUFFIX } from './files.ts'
import { type Header, type VaultFacts, writeHeader } from './header.ts'
import type { Home } from './home.ts'
import { checkedHeader, makePassphraseSlot, makeRecoverySlot } from './key-slots.ts'
import { kdfCost } from './keys.ts'
import type { Bytes } from './seal.ts'
import { toHex } from './session.ts'
import { makeWorkspaceKeys, readSigner } from './workspace-keys.ts'

export interface NewVault {
  readonly name: string
  readonly colour: VaultColour
  readonly passphrase: string
  readonly demo: boolean
  /** Fills the vault before it gets its name: a half-filled one is never seen. */
  readonly fill?: (vault: OpenVault) => Promise<void>
}

export interface MadeVault {
  readonly folder: string
  readonly header: Header
  readonly dataKey: Bytes
  readonly recoveryCode: string
}

export type CreateOutcome = { readonly code: 'VAULT_EXISTS' | 'VAULT_READ_ONLY' | 'DISK_FULL' }

/** Makes the whole vault under a temporary name and renames it: it is there complete, or it is not. */
export async function createVault(home: Home, input: NewVault): Promise<Result<MadeVault, CreateOutcome>> {
  const folder = resolve(home.options.folder, `${folderName(input.name)}${VAULT_SUFFIX}`)
  const temp = tempBeside(folder)
  try {
    await mkdir(home.options.folder, { recursive: true, mode: 0o700 })
    await sweepOldTemps(home.options.folder)
    if (await exists(folder)) return err({ code: 'VAULT_EXISTS' })
    await mkdir(join(temp, BACKUPS_FOLDER), { recursive: true, mode: 0o700 })
    const made = await makeFiles(home, input, temp)
    await rename(temp, folder)
    await syncFolder(home.options.folder)
    return ok({ ...made, folder })
  } catch (error) {
    const fault = faultOf(error)
    if (fault?.code === 'DISK_FULL' || fault?.code === 'VAULT_READ_ONLY') return err({ code: fault.code })
    throw error
  } finally {
    await rm(temp, { recursive: true, force: true })
  }
}

async function makeFiles(home: Home, input: NewVault, folder: string): Promise<Omit<MadeVault, 'folder'>> {
  const dataKey = crypto.getRandomValues(new Uint8Array(32))
  const at = home.now()
  const { name, colour, demo } = input
  const facts: VaultFacts = { workspaceId: home.newId(), name, colour, demo, createdAt: at, keyId: crypto.randomUUID() }
  const next = { passphrase: input.passphrase, cost: await kdfCost(home), at }
  const passphrase = await makePassphraseSlot(home.options.jobs, facts, dataKey, next)
  const recovery = await makeRecoverySlot(facts, dataKey, at)
  const header = await checkedHeader(facts, { passphrase, recovery: recovery.slot }, dataKey)
  await makeDatabase(home, { ...input, facts, dataKey, folder })
  await writeHeader(folder, header)
  return { header, dataKey, recoveryCode: recovery.code }
}

async function makeDatabase(home: Home, input: NewVault & { facts: VaultFacts; dataKey: Bytes; folder: string }): Promise<void> {
  const { facts, folder, fill } = input
  const opened = openConnection({ path: join(folder, DATABASE_FILE), hexKey: toHex(input.dataKey), create: true })
  if (!opened.ok) throw Object.assign(new Error('the database cannot be made'), { code: CAUSES[opened.error.code] })
  const connection = opened.value
  const deps: Deps = { db: kyselyOver(connection), now: home.now, newId: home.newId, jobs: home.options.jobs }
  try {
    const migrated = migrate(connection, home.now)
    if (!migrated.ok) throw new Error(migrated.error.code)
    await plantWorkspace(deps, facts)
    const closing = new AbortController()
    const summary = { id: facts.workspaceId, name: facts.name, colour: facts.colour, place: folder, demo: facts.demo }
    await fill?.({
      deps,
      summary: { ...summary, lastOpenedAt: null, lastBackup: null, problem: null },
      workspaceId: facts.workspaceId,
      signer: await readSigner(deps.db),
      closing: closing.signal,
    })
  } finally {
    closeConnection(connection)
    await deps.db.destroy()
  }
}

/** The first change of every vault: the workspace and its keys. */
export async function plantWorkspace(deps: Deps, facts: Pick<VaultFacts, 'workspaceId' | 'name'>): Promise<void> {
  const keys = await makeWorkspaceKeys()
  await change(deps, { verb: 'vaults.create', summary: 'Vault created', actor: 'app' }, async (tx, { at }) => {
    const settings = { mission: '', own_person_id: null, currency: 'EUR', theme: 'system', idle_minutes: 10, single_key_shortcuts: 1 }
    const row = { id: facts.workspaceId, name: facts.name, ...settings, recovery_confirmed_at: null, created_at: at }
    await tx.insertInto('workspace').values(row).execute()
    await tx.insertInto('private_workspace_key').values(keys).execute()
  })
}

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** A name that every file system takes, still readable. */
export function folderName(name: string): string {
  const plain = name
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
    .replaceAll(/[\u0000-\u001f\u007f/\\:*?"<>|]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '')
    .slice(0, 60)
    .trim()
  return plain === '' || RESERVED.test(plain) ? `Vault ${plain}`.trim() : plain
}

const CAUSES = {
  DATABASE_MISSING: 'SQLITE_CANTOPEN',
  DATABASE_EMPTY: 'SQLITE_CORRUPT',
  DATABASE_DAMAGED: 'SQLITE_CORRUPT',
  DATABASE_BUSY: 'SQLITE_BUSY',
  VAULT_READ_ONLY: 'SQLITE_READONLY',
  DISK_FULL: 'SQLITE_FULL',
} as const

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
