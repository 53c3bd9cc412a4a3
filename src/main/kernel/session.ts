import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import type { contract } from '../../shared/contract/index.ts'
import type { VaultContents, VaultSummary } from '../../shared/contract/vault-facts.ts'
import type { Result } from '../../shared/kernel/result.ts'
import type { Outcome } from './answer.ts'
import type { Deps } from './deps.ts'

/** Signs with the workspace's own key; the secret itself stays inside the vault. */
export interface WorkspaceSigner {
  /** Raw Ed25519 public key, base64. */
  readonly publicKey: string
  /** Raw Ed25519 signature over exactly these bytes. */
  sign(bytes: Uint8Array): Promise<Uint8Array>
  /** `age1pq…` recipient that replies are sealed to. */
  readonly replyTo: string
  /** `AGE-SECRET-KEY-PQ-…`; handed to the worker that opens a reply and to nothing else. */
  readonly replyIdentity: string
}

/** A vault while it is open. Ends as a whole when it locks. */
export interface OpenVault {
  readonly deps: Deps
  readonly summary: VaultSummary
  readonly workspaceId: string
  readonly signer: WorkspaceSigner
  /** Aborted at lock; long work listens to it. */
  readonly closing: AbortSignal
}

/** What a router may ask of the vaults of this machine. */
export interface CurrentVault {
  current(): OpenVault | null
}

type In = InferContractRouterInputs<typeof contract.vaults>
type Out = InferContractRouterOutputs<typeof contract.vaults>
type Code<P extends keyof typeof contract.vaults> = Extract<keyof (typeof contract.vaults)[P]['~orpc']['errorMap'], string>
type Answer<P extends keyof typeof contract.vaults> = Promise<Result<Out[P], Outcome<Code<P>>>>

/** What a hand-over wrote. */
export interface HandedOver {
  readonly place: string
  readonly bytes: number
  readonly sha256: string
  readonly contents: VaultContents
}

export type LockReason = 'asked' | 'idle' | 'suspended' | 'quit'
export interface LockedEvent {
  readonly kind: 'locked'
  readonly reason: LockReason
  readonly next: string | null
}

/** The vaults of this machine: the whole service, implemented in `vault/`. */
export interface Vaults extends CurrentVault {
  status(): Promise<Out['status']>
  suggestPassphrase(): Out['suggestPassphrase']
  create(input: In['create']): Answer<'create'>
  open(input: In['open']): Answer<'open'>
  openWithRecoveryCode(input: In['openWithRecoveryCode']): Answer<'openWithRecoveryCode'>
  openDemo(): Answer<'openDemo'>
  add(input: In['add']): Answer<'add'>
  /** Resolves when the database is closed and the key dropped; a backup may still be under way. */
  lock(reason: LockReason): Promise<void>
  /** Calls back once, at the next lock; returns how to stop listening. */
  onLocked(listener: (event: LockedEvent) => void): () => void
  /** True at the next press of the keys for a private note; false when the signal, a lock, or a host without such keys ends it. */
  nextQuickNote(signal: AbortSignal | undefined): Promise<boolean>
  touch(): Promise<Out['touch']>
  changePassphrase(input: In['changePassphrase']): Answer<'changePassphrase'>
  newRecoveryCode(input: In['newRecoveryCode']): Answer<'newRecoveryCode'>
  showRawKey(input: In['showRawKey']): Answer<'showRawKey'>
  keyFacts(): Promise<Out['keyFacts']>
  prepareDataKey(input: In['prepareDataKey']): Answer<'prepareDataKey'>
  /** `onProgress` hears the share done, 0 to 1. Once begun it ends with the new key or with the old one, whoever listens. */
  replaceDataKey(
    input: In['replaceDataKey'],
    onProgress: (share: number) => void,
  ): Promise<Result<{ readonly bytes: number }, Outcome<Code<'replaceDataKey'>>>>
  handOverFacts(): Promise<Out['handOverFacts']>
  chooseHandOverPlace(): Promise<Out['chooseHandOverPlace']>
  prepareHandOver(input: In['prepareHandOver']): Answer<'prepareHandOver'>
  /** Only reads the vault. The signal cancels it; under the chosen name there is the whole copy or nothing. */
  handOver(
    input: In['handOver'],
    watch: { readonly onProgress: (share: number) => void; readonly signal?: AbortSignal | undefined },
  ): Promise<Result<HandedOver, Outcome<Code<'handOver'>>>>
  destructionPreview(): Promise<Out['destructionPreview']>
  destroy(input: In['destroy']): Answer<'destroy'>
  destructionLeft(input: In['destructionLeft']): Answer<'destructionLeft'>
  finishDestruction(input: In['finishDestruction']): Answer<'finishDestruction'>
  putAwayCertificate(input: In['putAwayCertificate']): Promise<Out['putAwayCertificate']>
  setColour(input: In['setColour']): Answer<'setColour'>
  backups(input: In['backups']): Answer<'backups'>
  backUpNow(): Answer<'backUpNow'>
  restorePreview(input: In['restorePreview']): Answer<'restorePreview'>
  restore(input: In['restore']): Answer<'restore'>
  /** Locks, lets a backup under way end, and ends the job workers. */
  close(): Promise<void>
}
