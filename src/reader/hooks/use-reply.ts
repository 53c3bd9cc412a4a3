import { useCallback, useState } from 'react'
import type { PackageDocument } from '../../shared/rules/package-document.ts'
import type { Draft } from '../model/draft.ts'
import { feedbackReplyTo, isAnonymous } from '../model/feedback.ts'
import { fileName } from '../model/format.ts'
import { type Keeper, openKeeper } from '../model/keeper.ts'
import { replyTo } from '../model/reply.ts'
import { saveFile } from '../model/save-file.ts'
import { runInWorker } from '../worker/client.ts'
import type { OpenedPackage, SealedReply } from '../worker/messages.ts'

export interface SavedReply {
  readonly fileName: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly at: number
  /** Null for an answer without a name, which nobody signed. */
  readonly fingerprint: string | null
  /** Whether the key stays on this device for later replies. */
  readonly keyKept: boolean
}

export type Signing =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'saved'; readonly reply: SavedReply }

/** Signs, seals and saves the reply. The key is made at the first reply and used again for later ones. */
export function useReply(opened: OpenedPackage, draft: Draft, onSaved: () => void) {
  const [signing, setSigning] = useState<Signing>({ kind: 'idle' })
  const [pageKey, setPageKey] = useState<string | null>(null)

  const sign = async () => {
    setSigning({ kind: 'working' })
    const at = Date.now()
    const made = { replyId: newId(), at }
    if (isAnonymous(opened.document)) return setSigning(await saveUnsigned(opened, draft, made, onSaved))
    const reply =
      feedbackReplyTo(opened.document, opened.documentHash, draft, made) ?? replyTo(opened.document, opened.documentHash, draft, made)
    const keeper = await keyKeeper(opened.document)
    const secretKey = pageKey ?? (await keeper?.load()) ?? null
    const answer = await runInWorker({ kind: 'seal', reply, recipient: opened.document.replyTo, secretKey }).answer
    if (answer.kind !== 'sealed') return setSigning({ kind: 'failed' })
    setPageKey(answer.sealed.secretKey)
    const keyKept = (await keeper?.save(answer.sealed.secretKey)) ?? false
    const saved = savedReply(opened.document, answer.sealed, at, keyKept)
    saveFile(saved.fileName, saved.bytes, 'application/octet-stream')
    onSaved()
    setSigning({ kind: 'saved', reply: saved })
  }
  const edit = useCallback(() => setSigning({ kind: 'idle' }), [])
  return { signing, sign, edit }
}

/** No key, no name, no moment; and a name of the file that chance gives. */
async function saveUnsigned(
  { document, documentHash }: OpenedPackage,
  draft: Draft,
  made: { readonly replyId: string; readonly at: number },
  onSaved: () => void,
): Promise<Signing> {
  const reply = feedbackReplyTo(document, documentHash, draft, made)
  if (!reply) return { kind: 'failed' }
  const answer = await runInWorker({ kind: 'seal-unsigned', reply, recipient: document.replyTo }).answer
  if (answer.kind !== 'sealed-unsigned') return { kind: 'failed' }
  const name = fileName(['Feedback answer', newId().slice(0, 6)], 'age')
  saveFile(name, answer.bytes, 'application/octet-stream')
  onSaved()
  return { kind: 'saved', reply: { fileName: name, bytes: answer.bytes, at: made.at, fingerprint: null, keyKept: false } }
}

function savedReply(document: PackageDocument, sealed: SealedReply, at: number, keyKept: boolean): SavedReply {
  const { body } = document
  const by = body.kind === 'feedback-request' && body.to ? body.to.name : document.person.name
  const name = fileName([by, document.title, 'reply'], 'age')
  return { fileName: name, bytes: sealed.bytes, at, fingerprint: sealed.fingerprint, keyKept }
}

/** One key per person and firm: every package of theirs names both, and nothing else on the device does. */
async function keyKeeper(document: PackageDocument): Promise<Keeper | null> {
  try {
    const { body } = document
    const who = body.kind === 'feedback-request' && body.to ? body.to.id : document.person.id
    return await openKeeper('key', `${document.workspaceId}:${who}`)
  } catch {
    return null
  }
}

/** A UUID of version 4, where `randomUUID` is missing too. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
