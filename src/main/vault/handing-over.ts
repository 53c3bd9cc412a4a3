import { timingSafeEqual } from 'node:crypto'
import { copyFile, lstat, mkdir, realpath, rename, rm, stat, statfs } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, resolve, sep } from 'node:path'
import type { PrivatePart, VaultContents } from '../../shared/contract/vault-facts.ts'
import type { NotHandedOverReason } from '../../shared/contract/vaults.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { faultOf } from '../db/connection.ts'
import type { HandedOver } from '../kernel/session.ts'
import { sweepOldTemps, syncFile, syncFolder, tempBeside } from './atomic-file.ts'
import { digestOf } from './backup-job.ts'
import { contentsOf } from './contents.ts'
import { folderName } from './creating.ts'
import { BACKUPS_FOLDER, DATABASE_FILE, VAULT_SUFFIX } from './files.ts'
import { removeDatabase, roomForHandOver } from './hand-over-job.ts'
import { type Header, readHeader, type VaultFacts, writeHeader } from './header.ts'
import { type Home, sizeOf } from './home.ts'
import { checkedHeader, makePassphraseSlot, makeRecoverySlot, openPassphraseSlot, openRecoverySlot } from './key-slots.ts'
import { confirm, kdfCost, mustOpen, withKey } from './keys.ts'
import type { Bytes } from './seal.ts'
import { type Session, toHex } from './session.ts'
import { makeSigningKey } from './workspace-keys.ts'

/** A copy that is ready to be written: its key, and what goes along. */
export interface PreparedHandOver {
  readonly header: Header
  readonly dataKey: Bytes
  readonly passphrase: string
  readonly along: readonly PrivatePart[]
}

/** Beside the vaults and not among them: what was handed over is not one of the vaults of this computer. */
const PROPOSED = 'Handed over'

export async function handOverFacts(home: Home, session: Session) {
  const bytes = (await sizeOf(join(session.folder, DATABASE_FILE))) ?? 0
  return { place: await freePlace(session, join(home.options.folder, PROPOSED)), bytes, contents: await contentsOf(session.vault) }
}

/** Where the host can ask, the folder that somebody chose, with the name of the vault in it. */
export async function chooseHandOverPlace(home: Home, session: Session): Promise<{ place: string | null }> {
  const folder = await home.options.shell.chooseFolder('Choose where to put the copy')
  return { place: folder === null ? null : await freePlace(session, folder) }
}

async function freePlace({ header }: Session, folder: string): Promise<string> {
  const name = folderName(header.vault.name)
  for (let number = 1; ; number++) {
    const place = resolve(folder, `${name}${number === 1 ? '' : ` ${number}`}${VAULT_SUFFIX}`)
    if (!(await isThere(place))) return place
  }
}

/** A key of its own under another passphrase and a recovery code, kept until the code was confirmed. Nothing is written. */
export function prepareHandOver(
  home: Home,
  input: { readonly passphrase: string; readonly nextPassphrase: string; readonly along: readonly PrivatePart[] },
) {
  return withKey(home, async (session) => {
    const known = await confirm(home, session, input.passphrase)
    if (!known.ok) return known
    if (input.nextPassphrase === input.passphrase) return err({ code: 'PASSPHRASE_NOT_NEW' } as const)
    const { jobs } = home.options
    const at = home.now()
    const dataKey = crypto.getRandomValues(new Uint8Array(32))
    const facts: VaultFacts = { ...session.header.vault, keyId: crypto.randomUUID() }
    const slot = await makePassphraseSlot(jobs, facts, dataKey, { passphrase: input.nextPassphrase, cost: await kdfCost(home), at })
    const recovery = await makeRecoverySlot(facts, dataKey, at)
    const header = await checkedHeader(facts, { passphrase: slot, recovery: recovery.slot }, dataKey)
    await mustOpen(header, dataKey, (fresh) => openRecoverySlot(fresh, recovery.code))
    if (home.session !== session) return err({ code: 'VAULT_LOCKED' } as const)
    session.handOver?.dataKey.fill(0)
    session.handOver = { header, dataKey, passphrase: input.nextPassphrase, along: input.along }
    return ok({ recoveryCode: recovery.code })
  })
}

interface HandOverWatch {
  readonly onProgress: (share: number) => void
  /** Cancels it: what was begun goes. */
  readonly signal?: AbortSignal | undefined
}

/** Writes what was prepared. The vault is only read, and stays open meanwhile. */
export function handOver(home: Home, input: { readonly recoveryCode: string; readonly place: string }, watch: HandOverWatch) {
  return withKey(home, async (session, fromKey) => {
    const prepared = session.handOver
    if (!prepared) return err({ code: 'HAND_OVER_NOT_PREPARED' } as const)
    const kept = await openRecoverySlot(prepared.header, input.recoveryCode)
    if (!kept.ok || !timingSafeEqual(kept.value, prepared.dataKey)) return err({ code: 'WRONG_RECOVERY_CODE' } as const)
    const place = await checkPlace(session, input.place)
    if (!place.ok) return place
    const signals = [session.abort.signal, ...(watch.signal ? [watch.signal] : [])]
    const contents = await contentsOf(session.vault)
    const written = await write(home, session, {
      prepared,
      fromKey: toHex(fromKey),
      place: place.value,
      signal: AbortSignal.any(signals),
      onProgress: watch.onProgress,
    })
    if (!written.ok) return written
    prepared.dataKey.fill(0)
    session.handOver = null
    return ok<HandedOver>({ ...written.value, place: place.value, contents: without(contents, prepared.along) })
  })
}

/** What of the contents the copy has. */
function without(contents: VaultContents, along: readonly PrivatePart[]): VaultContents {
  return {
    ...contents,
    privateNotes: along.includes('notes') ? contents.privateNotes : 0,
    protectedAttributes: along.includes('fairness') ? contents.protectedAttributes : 0,
    phrases: along.includes('wording') ? contents.phrases : 0,
  }
}

/** A whole path to a name that is free, in a folder that is there or can be made, and not inside the vault itself. */
async function checkPlace(session: Session, typed: string): Promise<Result<string, { readonly code: 'PLACE_NOT_FOUND' | 'PLACE_TAKEN' }>> {
  const path = typed.trim()
  if (!isAbsolute(path) || basename(path).replace(VAULT_SUFFIX, '') === '') return err({ code: 'PLACE_NOT_FOUND' })
  const place = resolve(path.endsWith(VAULT_SUFFIX) ? path : `${path}${VAULT_SUFFIX}`)
  if (await isThere(place)) return err({ code: 'PLACE_TAKEN' })
  const parent = await nearest(dirname(place))
  const own = await realpath(session.folder)
  if (parent === null || parent === own || parent.startsWith(own + sep)) return err({ code: 'PLACE_NOT_FOUND' })
  // Of a place that is not there only the last folder is made: a longer way is most often a slip of the pen.
  const isNear = (await isThere(dirname(place))) || (await isThere(dirname(dirname(place))))
  return isNear ? ok(place) : err({ code: 'PLACE_NOT_FOUND' })
}

/** The first folder on the way up that is there, by its real name. */
async function nearest(folder: string): Promise<string | null> {
  const found = await realpath(folder).catch(() => null)
  if (found !== null) return (await stat(found)).isDirectory() ? found : null
  return dirname(folder) === folder ? null : nearest(dirname(folder))
}

interface Writing {
  readonly prepared: PreparedHandOver
  readonly fromKey: string
  readonly place: string
  readonly signal: AbortSignal
  readonly onProgress: (share: number) => void
}

type NotWritten = {
  readonly code: 'NOT_HANDED_OVER'
  readonly data: { readonly reason: NotHandedOverReason; readonly bytesNeeded: number }
}
type Locked = { readonly code: 'VAULT_LOCKED' }

async function write(
  home: Home,
  session: Session,
  writing: Writing,
): Promise<Result<{ bytes: number; sha256: string }, NotWritten | Locked>> {
  const source = join(session.folder, DATABASE_FILE)
  const copy = tempBeside(source)
  const bytesNeeded = roomForHandOver((await sizeOf(source)) ?? 0)
  const failed = (reason: NotHandedOverReason) => err({ code: 'NOT_HANDED_OVER', data: { reason, bytesNeeded } } as const)
  if ((await roomIn(session.folder)) < bytesNeeded) return failed('disk-full')
  const { prepared, signal, onProgress, fromKey } = writing
  try {
    const facts = { source, target: copy, fromKey, toKey: toHex(prepared.dataKey), along: prepared.along }
    const strip = { changeId: home.newId(), at: home.now(), signing: makeSigningKey() }
    const made = await home.options.jobs.run('vault.hand-over', { ...facts, ...strip }, { signal, onProgress })
    if (!made.ok) return failed(made.error.reason)
    const isWhole = await putTogether(home, writing, copy, made.value.sha256)
    if (!isWhole) return failed('not-verified')
    onProgress(1)
    return made
  } catch (error) {
    if (session.abort.signal.aborted) return err({ code: 'VAULT_LOCKED' })
    const fault = faultOf(error)
    if (fault?.code === 'DISK_FULL') return failed('disk-full')
    if (fault?.code === 'VAULT_READ_ONLY') return failed('read-only')
    throw error
  } finally {
    await removeDatabase(copy)
    await removeDatabase(`${copy}-first`)
  }
}

/** The folder as its next owner gets it, under a temporary name; it gets its own once it was opened as they will open it. */
async function putTogether(home: Home, { prepared, place, signal }: Writing, copy: string, sha256: string): Promise<boolean> {
  const parent = dirname(place)
  await mkdir(parent, { recursive: true, mode: 0o700 })
  await sweepOldTemps(parent)
  const temp = tempBeside(place)
  try {
    await mkdir(join(temp, BACKUPS_FOLDER), { recursive: true, mode: 0o700 })
    const database = join(temp, DATABASE_FILE)
    await copyFile(copy, database)
    await syncFile(database)
    await writeHeader(temp, prepared.header)
    if ((await digestOf(database)) !== sha256 || !(await opens(home, temp, prepared))) return false
    await syncFolder(temp)
    signal.throwIfAborted()
    await rename(temp, place)
    await syncFolder(parent)
    return true
  } finally {
    await rm(temp, { recursive: true, force: true })
  }
}

/** Header, passphrase, schema and every page, as a start on another computer would read them. */
async function opens(home: Home, folder: string, { passphrase, dataKey }: PreparedHandOver): Promise<boolean> {
  const header = await readHeader(folder)
  if (!header.ok) return false
  const key = await openPassphraseSlot(home.options.jobs, header.value, passphrase)
  if (!key.ok || !timingSafeEqual(key.value, dataKey)) return false
  const path = join(folder, DATABASE_FILE)
  return (await home.options.jobs.run('vault.inspect', { path, hexKey: toHex(key.value) })).ok
}

async function roomIn(folder: string): Promise<number> {
  return statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    // Where it cannot be asked, the disk says so itself.
    () => Number.POSITIVE_INFINITY,
  )
}

/** Anything of that name, a link that leads nowhere too. */
function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}
