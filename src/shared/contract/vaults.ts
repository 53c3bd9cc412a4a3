import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { Instant } from '../kernel/dates.ts'
import { anytime, opened } from './base.ts'
import { Backup, Certificate, PrivatePart, VaultColour, VaultContents, VaultSummary } from './vault-facts.ts'

/** Length counts; the meter in the renderer advises on strength. */
export const Passphrase = z.string().min(8).max(256)

/** Why a vault did not open. Each has its own sentence in the renderer; none of them touched the vault. */
const openErrors = {
  VAULT_NOT_FOUND: {},
  WRONG_PASSPHRASE: {},
  HEADER_DAMAGED: {},
  HEADER_NEWER: { data: z.object({ format: z.number() }) },
  KDF_OUT_OF_RANGE: {},
  DATABASE_MISSING: {},
  DATABASE_EMPTY: {},
  DATABASE_DAMAGED: {},
  DATABASE_FOREIGN: {},
  VAULT_NEWER: { data: z.object({ migration: z.string() }) },
  VAULT_IN_USE: { data: z.object({ since: Instant.nullable() }) },
  VAULT_READ_ONLY: {},
  DISK_FULL: {},
}

/** Why a vault was not handed over; in every case nothing lies under the name that was chosen. */
export const NotHandedOverReason = z.enum(['disk-full', 'read-only', 'damaged', 'not-verified'])
export type NotHandedOverReason = z.infer<typeof NotHandedOverReason>

/** Why a data key was not replaced; in every case the old one still opens the vault. */
export const NotReplacedReason = z.enum(['disk-full', 'read-only', 'damaged', 'not-verified'])
export type NotReplacedReason = z.infer<typeof NotReplacedReason>

export const vaults = {
  /** Everything the first paint needs, before any key. */
  status: anytime.output(
    z.object({
      version: z.string(),
      shell: z.enum(['electron', 'browser']),
      open: VaultSummary.nullable(),
      vaults: z.array(VaultSummary),
      folder: z.string(),
      /** Keys that open a private note from anywhere in the system, and whether the system gave them; null where there are none. */
      quickNoteKey: z.object({ keys: z.string(), given: z.boolean() }).nullable(),
      /** A package or vault the OS asked to open, shown once. */
      requested: z.object({ kind: z.enum(['vault', 'package']), name: z.string() }).nullable(),
      theme: z.enum(['system', 'light', 'dark']),
      /** Of vaults destroyed here, until they are put away. */
      certificates: z.array(Certificate),
    }),
  ),
  suggestPassphrase: anytime.output(z.object({ passphrase: z.string() })),
  create: anytime
    .input(z.object({ name: z.string().trim().min(1).max(80), colour: VaultColour, passphrase: Passphrase }))
    .output(z.object({ vaultId: z.string(), recoveryCode: z.string() }))
    .errors({ VAULT_EXISTS: {}, VAULT_READ_ONLY: {}, DISK_FULL: {} }),
  open: anytime
    .input(z.object({ vaultId: z.string(), passphrase: z.string().max(256) }))
    .output(z.object({ olderThanLastSeen: z.boolean() }))
    .errors(openErrors),
  openWithRecoveryCode: anytime
    .input(z.object({ vaultId: z.string(), recoveryCode: z.string().max(200), newPassphrase: Passphrase }))
    .output(z.object({ olderThanLastSeen: z.boolean() }))
    .errors({ ...openErrors, WRONG_RECOVERY_CODE: {} }),
  openDemo: anytime.output(z.object({ passphrase: z.string() })).errors(openErrors),
  /** Adds a vault that lies outside the vaults folder. Without a path the host asks for one. */
  add: anytime
    .input(z.object({ path: z.string().nullable() }))
    .output(VaultSummary.nullable())
    .errors({ NOT_A_VAULT: {}, PATH_NEEDED: {} }),
  lock: anytime.output(z.object({ locked: z.literal(true) })),
  /** Lives as long as the window: the last event tells why the vault locked and how to come back. */
  events: anytime.output(
    eventIterator(
      z.object({
        kind: z.literal('locked'),
        reason: z.enum(['asked', 'idle', 'suspended', 'quit']),
        /** Browser shell only: the one-time secret for the page that follows. */
        next: z.string().nullable(),
      }),
    ),
  ),
  /** Tells each press of the keys for a private note, as long as the page lives and the vault is open. */
  quickNotes: anytime.output(eventIterator(z.object({ kind: z.literal('quick-note') }))),
  /** Moves the idle clock; sent by the renderer on input, at most every few seconds. */
  touch: anytime.output(z.object({ idleMinutes: z.number() })),
  changePassphrase: opened
    .input(z.object({ current: z.string().max(256), next: Passphrase }))
    .output(z.object({ changedAt: Instant }))
    .errors({ WRONG_PASSPHRASE: {}, VAULT_READ_ONLY: {} }),
  newRecoveryCode: opened
    .input(z.object({ passphrase: z.string().max(256) }))
    .output(z.object({ recoveryCode: z.string() }))
    .errors({ WRONG_PASSPHRASE: {}, VAULT_READ_ONLY: {} }),
  /** The raw data key, with which stock SQLCipher 4 opens the vault (promise 4). */
  showRawKey: opened
    .input(z.object({ passphrase: z.string().max(256) }))
    .output(z.object({ hexKey: z.string().length(64), pragma: z.string() }))
    .errors({ WRONG_PASSPHRASE: {} }),
  keyFacts: opened.output(
    z.object({
      passphraseChangedAt: Instant,
      recoveryMadeAt: Instant,
      kdf: z.object({ memoryMiB: z.number(), passes: z.number() }),
      /** Of the database: what a new data key has to write again. */
      bytes: z.number().int(),
    }),
  ),
  /** Makes the next data key and the recovery code that will open it. Nothing is written until the code comes back. */
  prepareDataKey: opened
    .input(z.object({ passphrase: z.string().max(256) }))
    .output(z.object({ recoveryCode: z.string() }))
    .errors({ WRONG_PASSPHRASE: {} }),
  /** Puts the prepared key in place of the present one, once its recovery code was kept. Tells how far it is; the last event ends it. */
  replaceDataKey: opened
    .input(z.object({ recoveryCode: z.string().max(200) }))
    .output(
      eventIterator(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('progress'), share: z.number().min(0).max(1) }),
          z.object({ kind: z.literal('replaced'), bytes: z.number().int() }),
        ]),
      ),
    )
    .errors({
      KEY_NOT_PREPARED: {},
      WRONG_RECOVERY_CODE: {},
      KEY_NOT_REPLACED: { data: z.object({ reason: NotReplacedReason, bytesNeeded: z.number().int() }) },
    }),
  /** What a hand-over would take along or leave, and the place that is proposed for it. */
  handOverFacts: opened.output(z.object({ place: z.string(), bytes: z.number().int(), contents: VaultContents })),
  /** Asks the host for the folder to hand over into; null when nobody chose or the host cannot ask. */
  chooseHandOverPlace: opened.output(z.object({ place: z.string().nullable() })),
  /** Makes the key, the passphrase slot and the recovery code of the copy. Nothing is written until the code comes back. */
  prepareHandOver: opened
    .input(z.object({ passphrase: z.string().max(256), nextPassphrase: Passphrase, along: z.array(PrivatePart) }))
    .output(z.object({ recoveryCode: z.string() }))
    .errors({ WRONG_PASSPHRASE: {}, PASSPHRASE_NOT_NEW: {} }),
  /** Writes the vault as it is prepared into a folder of its own. This one is only read. Ending the stream cancels it. */
  handOver: opened
    .input(z.object({ recoveryCode: z.string().max(200), place: z.string().trim().min(1).max(4000) }))
    .output(
      eventIterator(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('progress'), share: z.number().min(0).max(1) }),
          z.object({
            kind: z.literal('handed-over'),
            place: z.string(),
            bytes: z.number().int(),
            sha256: z.string(),
            contents: VaultContents,
          }),
        ]),
      ),
    )
    .errors({
      HAND_OVER_NOT_PREPARED: {},
      WRONG_RECOVERY_CODE: {},
      PLACE_NOT_FOUND: {},
      PLACE_TAKEN: {},
      NOT_HANDED_OVER: { data: z.object({ reason: NotHandedOverReason, bytesNeeded: z.number().int() }) },
    }),
  /** The certificate as it would read. Nothing is done yet. */
  destructionPreview: opened.output(Certificate),
  /** Overwrites the keys, removes what is of the vault, and locks. What the folder holds besides stays. */
  destroy: opened
    .input(z.object({ name: z.string().max(200), passphrase: z.string().max(256) }))
    .output(Certificate)
    .errors({ WRONG_PASSPHRASE: {}, NAME_DIFFERS: {}, VAULT_READ_ONLY: {}, DESTRUCTION_CUT_SHORT: {} }),
  /** Of a vault whose destruction was cut short: what is still there. */
  destructionLeft: anytime
    .input(z.object({ vaultId: z.string() }))
    .output(z.object({ keys: z.number().int(), files: z.number().int(), bytes: z.number().int(), begunAt: Instant }))
    .errors({ VAULT_NOT_FOUND: {}, NOTHING_TO_FINISH: {} }),
  finishDestruction: anytime
    .input(z.object({ vaultId: z.string() }))
    .output(Certificate)
    .errors({
      VAULT_NOT_FOUND: {},
      NOTHING_TO_FINISH: {},
      VAULT_IN_USE: { data: z.object({ since: Instant.nullable() }) },
      VAULT_READ_ONLY: {},
      DISK_FULL: {},
      DESTRUCTION_CUT_SHORT: {},
    }),
  putAwayCertificate: anytime.input(z.object({ certificateId: z.string() })).output(z.object({ left: z.number().int() })),
  setColour: opened
    .input(z.object({ colour: VaultColour }))
    .output(VaultSummary)
    .errors({ VAULT_READ_ONLY: {} }),
  backups: anytime
    .input(z.object({ vaultId: z.string() }))
    .output(z.array(Backup))
    .errors({ VAULT_NOT_FOUND: {} }),
  backUpNow: opened.output(Backup).errors({ BACKUP_FAILED: { data: z.object({ reason: z.string() }) } }),
  /** What a restore would put in place of what. Reading it changes nothing. */
  restorePreview: anytime
    .input(z.object({ vaultId: z.string(), backupId: z.string() }))
    .output(
      z.object({
        backup: Backup,
        /** After a new data key, a copy made before brings the passphrase and the recovery code of its time along. */
        opensWith: z.enum(['present-keys', 'keys-of-its-time']),
        currentModifiedAt: Instant.nullable(),
        currentBytes: z.number().nullable(),
      }),
    )
    .errors({ VAULT_NOT_FOUND: {}, BACKUP_NOT_FOUND: {} }),
  /** Puts the copy in place of the vault, and keeps what it replaced as a backup. Needs the vault locked. */
  restore: anytime
    .input(z.object({ vaultId: z.string(), backupId: z.string() }))
    .output(z.object({ replacedKeptAs: z.string().nullable() }))
    .errors({
      VAULT_NOT_FOUND: {},
      BACKUP_NOT_FOUND: {},
      BACKUP_DAMAGED: {},
      VAULT_IN_USE: { data: z.object({ since: Instant.nullable() }) },
      VAULT_READ_ONLY: {},
      DISK_FULL: {},
    }),
}
