import { ed25519 } from '@noble/curves/ed25519.js'
import { generateHybridIdentity, identityToRecipient } from 'age-encryption'
import type { ReadDb } from '../db/database.ts'
import type { PrivateWorkspaceKeyTable } from '../features/workspace/schema.ts'
import type { WorkspaceSigner } from '../kernel/session.ts'

/** A new workspace's own keys: replies are sealed to the first and packages signed with the second. */
export async function makeWorkspaceKeys(): Promise<PrivateWorkspaceKeyTable[]> {
  const identity = await generateHybridIdentity()
  return [
    { kind: 'age', public_key: await identityToRecipient(identity), secret_key: identity },
    { kind: 'ed25519', ...makeSigningKey() },
  ]
}

export function makeSigningKey(): Pick<PrivateWorkspaceKeyTable, 'public_key' | 'secret_key'> {
  const seed = ed25519.utils.randomSecretKey()
  return { public_key: base64(ed25519.getPublicKey(seed)), secret_key: base64(seed) }
}

/** Reads the keys of the open vault once, and keeps the signing key to itself. */
export async function readSigner(db: ReadDb): Promise<WorkspaceSigner> {
  const rows = await db.selectFrom('private_workspace_key').selectAll().execute()
  const age = rows.find((row) => row.kind === 'age')
  const signing = rows.find((row) => row.kind === 'ed25519')
  if (!age || !signing) throw new Error('the workspace has no keys')
  const seed = Buffer.from(signing.secret_key, 'base64')
  return {
    publicKey: signing.public_key,
    sign: async (bytes) => ed25519.sign(bytes, seed),
    replyTo: age.public_key,
    replyIdentity: age.secret_key,
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
