import { randomBytes } from 'node:crypto'
import type { Change } from '../../../shared/contract/base.ts'
import type { PackagePreview } from '../../../shared/contract/sharing.ts'
import type { PackageId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { fromUtf8 } from '../../../shared/package/bytes.ts'
import { documentHash } from '../../../shared/package/document-hash.ts'
import { carryInHtml } from '../../../shared/package/html-carrier.ts'
import { signatureBlock } from '../../../shared/package/signature.ts'
import { encodeDocument, joinLines } from '../../../shared/package/two-lines.ts'
import { passphraseOf, pickWords, WORD_RANDOM_BYTES } from '../../../shared/package/words.ts'
import type { PackageDocument } from '../../../shared/rules/package-document.ts'
import { change } from '../../db/change.ts'
import { shareableDb } from '../../db/shareable.ts'
import { passphraseWords } from '../../kernel/passphrase-words.ts'
import type { OpenVault } from '../../kernel/session.ts'
import { markPlanSent } from '../concerns/index.ts'
import { recordAsked } from '../feedback/index.ts'
import { markShared } from '../reviewing/index.ts'
import { type BuildRefusal, type BuiltPackage, buildPackage, type PackageRequest } from './build.ts'
import { pending } from './pending.ts'
import { findPackage, listSharedTexts, upsertPackage } from './queries.ts'
import { privateRecordsOf } from './queries-private.ts'
import { readerPage } from './reader-page.ts'
import { findLeak, inventoryOf, type Leak, packageFileName } from './rules.ts'

interface Prepared {
  readonly request: PackageRequest
  readonly built: BuiltPackage
  readonly line1: Uint8Array
  readonly sealed: Uint8Array
}

const prepared = pending<Prepared>()

export type PrepareRefusal = BuildRefusal | { readonly code: 'LEAK_FOUND'; readonly data: Leak }

/** Builds, checks, seals and opens again. Nothing is recorded, and the words exist nowhere but in the answer. */
export async function preparePackage(vault: OpenVault, request: PackageRequest): Promise<Result<PackagePreview, PrepareRefusal>> {
  const { deps, signer } = vault
  const shareable = shareableDb(deps.db)
  const built = await buildPackage(shareable, request, {
    packageId: deps.newId(),
    workspaceId: vault.workspaceId,
    replyTo: signer.replyTo,
    sealedAt: deps.now(),
  })
  if (!built.ok) return built
  const { document, personId } = built.value
  const hidden = await privateRecordsOf(deps.db, personId)
  const leak = findLeak(document, hidden.texts, await listSharedTexts(shareable, personId))
  if (leak) return err({ code: 'LEAK_FOUND', data: leak })

  const line1 = encodeDocument(document)
  const plaintext = joinLines(line1, signatureBlock(signer.publicKey, await signer.sign(line1)))
  const chosen = pickWords(passphraseWords, randomBytes(WORD_RANDOM_BYTES))
  const sealed = await deps.jobs.run('seal-package', { plaintext, passphrase: passphraseOf(chosen) }, { signal: vault.closing })
  const token = randomBytes(16).toString('hex')
  prepared.keep(vault, token, { request, built: built.value, line1, sealed: sealed.bytes })
  return ok({
    token,
    document: sealed.document,
    words: chosen,
    bytes: sealed.bytes.length,
    inside: inventoryOf(sealed.document),
    leftOut: [...hidden.counts],
    leakCheck: { lookedFor: hidden.texts.length, found: 0 },
  })
}

export interface SavedPackage {
  readonly packageId: PackageId
  readonly fileName: string
  readonly file: File
  readonly change: Change
}

/** Records what was previewed, byte for byte, and hands out the file. Refused when its subject changed since. */
export async function savePackage(
  vault: OpenVault,
  input: { readonly token: string; readonly carrier: 'age' | 'html' },
): Promise<Result<SavedPackage, { readonly code: 'PREVIEW_GONE' }>> {
  const ready = prepared.get(vault, input.token)
  if (!ready) return err({ code: 'PREVIEW_GONE' })
  const { document, personId, participationId, reviewId } = ready.built
  const recipient = ready.built.fileFor ?? document.person.name
  const fileName = packageFileName(recipient, document.title, document.version, input.carrier)
  const file = await carrierFile(ready.sealed, input.carrier, fileName)
  const summary = `Package saved for ${recipient}`
  const hash = documentHash(ready.line1)
  return await change(vault.deps, { verb: 'sharing.save', summary }, async (tx, { id, at }) => {
    // Saved once, in the other carrier perhaps: the package is on record and its subject may have moved on.
    const isRecorded = (await findPackage(tx, document.packageId)) !== undefined
    const now = isRecorded ? null : await buildPackage(shareableDb(tx), ready.request, envelopeOf(document))
    if (now && !(now.ok && isSameText(now.value.document, ready.line1))) return err({ code: 'PREVIEW_GONE' as const })
    await upsertPackage(tx, {
      id: document.packageId,
      kind: document.body.kind,
      title: document.title,
      person_id: personId,
      participation_id: participationId,
      review_id: reviewId,
      version: document.version,
      document: fromUtf8(ready.line1) ?? '',
      document_hash: hash,
      carrier: input.carrier,
      file_name: fileName,
      bytes: file.size,
      sealed_at: document.sealedAt,
      state: 'saved',
    })
    if (reviewId !== null && now?.ok && now.value.isFirst) await markShared(tx, { reviewId, documentHash: hash, at })
    if (ready.request.kind === 'feedback-request') await recordAsked(tx, { packageId: document.packageId, ...ready.request })
    const { body, version } = document
    if (now?.ok && body.kind === 'improvement-plan') {
      await markPlanSent(tx, { planId: body.planId, version, moment: body.signing, documentHash: hash })
    }
    return ok({ packageId: document.packageId as PackageId, fileName, file, change: { id, summary } })
  })
}

function envelopeOf({ packageId, workspaceId, replyTo, sealedAt }: PackageDocument) {
  return { packageId, workspaceId, replyTo, sealedAt }
}

function isSameText(document: PackageDocument, line1: Uint8Array): boolean {
  return Buffer.from(encodeDocument(document)).equals(line1)
}

async function carrierFile(sealed: Uint8Array, carrier: 'age' | 'html', name: string): Promise<File> {
  if (carrier === 'html') return new File([carryInHtml(await readerPage(), sealed)], name, { type: 'text/html' })
  return new File([Uint8Array.from(sealed)], name, { type: 'application/octet-stream' })
}
