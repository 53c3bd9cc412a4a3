import type { VaultSummary } from '../../shared/contract/vaults.ts'
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

/** What a router may ask of the vaults of this machine. The whole service is in `vault/`. */
export interface CurrentVault {
  current(): OpenVault | null
}
