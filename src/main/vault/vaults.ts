import { resolve } from 'node:path'
import { v7 } from 'uuid'
import type { VaultColour } from '../../shared/contract/vault-facts.ts'
import { err, ok } from '../../shared/kernel/result.ts'
import type { Vaults } from '../kernel/session.ts'
import { appStateFile } from './app-state.ts'
import { createVault, type NewVault } from './creating.ts'
import { destroyVault, destructionLeft, draftCertificate, finishDestruction, putAwayCertificate } from './destroying.ts'
import { chooseHandOverPlace, handOver, handOverFacts, prepareHandOver } from './handing-over.ts'
import { type Home, knownVaults, summarise, type VaultsOptions } from './home.ts'
import { changePassphrase, keyFacts, newRecoveryCode, paint, showRawKey } from './keys.ts'
import { endSession, lockVault } from './locking.ts'
import { copyNow, idleMinutesOf, openMade, openWithPassphrase, openWithRecovery, refreshSummary } from './opening.ts'
import { prepareDataKey, replaceDataKey } from './replacing.ts'
import { backupsOf, restorePreview, restoreVault } from './restoring.ts'
import type { Session } from './session.ts'
import { readStatus, rememberExtra } from './status.ts'
import { suggestPassphrase } from './words.ts'

export type { VaultsOptions } from './home.ts'

/** Opens for anyone: everything in the demo vault is made up. */
export const DEMO_PASSPHRASE = 'garden rings and good tools'
const DEMO_NAME = 'Adventure Works (demo)'

/** The vaults of this machine. Nothing is opened or made until asked. */
export function createVaults(options: VaultsOptions): Vaults {
  const home = makeHome(options)
  const opened = (): Session => {
    if (!home.session) throw new Error('no vault is open')
    return home.session
  }
  return {
    current: () => home.session?.vault ?? null,
    status: () => readStatus(home),
    suggestPassphrase: () => ({ passphrase: suggestPassphrase() }),
    create: (input) => inTurn(home, () => create(home, { ...input, demo: false })),
    open: (input) => inTurn(home, () => openWithPassphrase(home, input)),
    openWithRecoveryCode: (input) => inTurn(home, () => openWithRecovery(home, input)),
    openDemo: () => inTurn(home, () => openDemo(home)),
    add: (input) => add(home, input.path),
    lock: (reason) => lockVault(home, reason),
    onLocked(listener) {
      home.listeners.add(listener)
      return () => home.listeners.delete(listener)
    },
    nextQuickNote: async (signal) => {
      const asked = (await options.shell.quickNote?.next(signal)) ?? false
      return asked && home.session !== null
    },
    async touch() {
      home.session?.idle?.touch()
      return { idleMinutes: home.session ? await idleMinutesOf(home.session) : 10 }
    },
    changePassphrase: (input) => inTurn(home, () => changePassphrase(home, input)),
    newRecoveryCode: (input) => inTurn(home, () => newRecoveryCode(home, input.passphrase)),
    showRawKey: (input) => showRawKey(home, input.passphrase),
    keyFacts: async () => keyFacts(opened()),
    prepareDataKey: (input) => inTurn(home, () => prepareDataKey(home, input.passphrase)),
    replaceDataKey: (input, onProgress) => inTurn(home, () => replaceDataKey(home, input.recoveryCode, onProgress)),
    handOverFacts: async () => handOverFacts(home, opened()),
    chooseHandOverPlace: async () => chooseHandOverPlace(home, opened()),
    prepareHandOver: (input) => inTurn(home, () => prepareHandOver(home, input)),
    handOver: (input, watch) => inTurn(home, () => handOver(home, input, watch)),
    destructionPreview: async () => draftCertificate(home, opened()),
    destroy: (input) => inTurn(home, () => destroyVault(home, input)),
    destructionLeft: (input) => destructionLeft(home, input.vaultId),
    finishDestruction: (input) => inTurn(home, () => finishDestruction(home, input.vaultId)),
    putAwayCertificate: (input) => putAwayCertificate(home, input.certificateId),
    setColour: ({ colour }) => inTurn(home, () => setColour(home, colour)),
    backups: (input) => backupsOf(home, input.vaultId),
    backUpNow: () => copyNow(home, opened()),
    restorePreview: (input) => restorePreview(home, input),
    restore: (input) => inTurn(home, () => restoreVault(home, input)),
    async close() {
      await lockVault(home, 'quit')
      await home.ending
      await options.jobs.close()
    },
  }
}

function makeHome(options: VaultsOptions): Home {
  const { now } = options
  let sequence = 0
  // Under a clock that is given, ids still sort in the order they were made.
  const newId = options.newId ?? (now ? () => v7({ msecs: now(), seq: sequence++ }) : () => v7())
  return {
    options,
    now: now ?? Date.now,
    newId,
    state: appStateFile(options.folder, options.state),
    listeners: new Set(),
    session: null,
    ending: Promise.resolve(),
    turn: Promise.resolve(),
    kdfCost: null,
  }
}

/** One vault is opened, made, restored or given another header at a time. */
function inTurn<T>(home: Home, work: () => Promise<T>): Promise<T> {
  const mine = home.turn.then(work)
  home.turn = mine.then(
    () => {},
    () => {},
  )
  return mine
}

async function setColour(home: Home, colour: VaultColour) {
  const session = home.session
  const painted = await paint(home, colour)
  return painted.ok && session ? ok(await refreshSummary(home, session)) : err({ code: painted.ok ? 'VAULT_LOCKED' : painted.error.code })
}

async function create(home: Home, input: NewVault) {
  const made = await createVault(home, input)
  if (!made.ok) return made
  await endSession(home)
  const opened = await openMade(home, made.value)
  if (!opened.ok) throw new Error(`a new vault did not open: ${opened.error.code}`)
  return ok({ vaultId: made.value.header.vault.workspaceId, recoveryCode: made.value.recoveryCode })
}

async function openDemo(home: Home): ReturnType<Vaults['openDemo']> {
  const known = (await knownVaults(home)).find(({ header }) => 'vault' in header && header.vault.demo)
  if (known) {
    const opened = await openWithPassphrase(home, { vaultId: known.id, passphrase: DEMO_PASSPHRASE })
    return opened.ok ? ok({ passphrase: DEMO_PASSPHRASE }) : opened
  }
  const demo = { colour: 'river', passphrase: DEMO_PASSPHRASE, demo: true, fill: home.options.seedDemo } as const
  let made = await create(home, { ...demo, name: DEMO_NAME })
  // Somebody gave a vault of their own that name: it stays theirs.
  if (!made.ok && made.error.code === 'VAULT_EXISTS') made = await create(home, { ...demo, name: `${DEMO_NAME} ${home.now()}` })
  if (made.ok) return ok({ passphrase: DEMO_PASSPHRASE })
  return made.error.code === 'DISK_FULL' ? err({ code: 'DISK_FULL' }) : err({ code: 'VAULT_READ_ONLY' })
}

async function add(home: Home, given: string | null) {
  const { shell } = home.options
  const path = given ?? (await shell.chooseFolder('Choose the folder of a vault'))
  if (path === null) return shell.kind === 'browser' ? err({ code: 'PATH_NEEDED' } as const) : ok(null)
  const folder = resolve(path.trim())
  await rememberExtra(home, folder)
  const known = (await knownVaults(home)).find((vault) => vault.folder === folder)
  if (known) return ok(await summarise(home, known))
  await home.state.update((state) => ({ ...state, extra: state.extra.filter((other) => other !== folder) }))
  return err({ code: 'NOT_A_VAULT' } as const)
}
