import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { errorCode } from '../../../../tests/support/error-code.ts'
import { type Firm, seatFirm } from '../../../../tests/support/firm.ts'
import { SMALL_PDF, SMALL_PNG } from '../../../../tests/support/pictures.ts'
import { openTestVault, TEST_START, type TestVault } from '../../../../tests/support/vault.ts'
import { ATTACHMENT_MOST_BYTES } from '../../../shared/rules/attachments.ts'
import { sharingRouter as sharing } from '../sharing/index.ts'
import { workspaceRouter as workspace } from '../workspace/index.ts'
import { coachingRouter as coaching } from './index.ts'

let vault: TestVault
let firm: Firm
const inVault = () => ({ context: vault.context })

beforeEach(async () => {
  vault = await openTestVault()
  firm = await seatFirm(vault)
})
afterEach(() => vault.close())

const keep = async (fields: object = {}) => {
  const note = { personId: firm.gail, kind: 'private' as const, body: 'As pictured', from: '', observedOn: '2026-11-09' }
  return (await call(coaching.keepNote, { ...note, ...fields }, inVault())).note
}
const attach = (bytes: Uint8Array, name: string, noteId: unknown = null) =>
  call(coaching.addAttachment, { personId: firm.gail, noteId: noteId as never, file: new File([Buffer.from(bytes)], name) }, inVault())
/** A PDF as long as is wanted. */
const pdfOf = (size: number) => Buffer.concat([SMALL_PDF, Buffer.alloc(size - SMALL_PDF.length, 7)])
const parts = () => vault.deps.db.selectFrom('private_attachment_part').select(['attachment_id', 'position']).execute()

describe('attachments', () => {
  it('come back byte by byte, under a name that says what they are', async () => {
    const note = await keep()
    const bytes = pdfOf(700_000)
    const { attachment } = await attach(bytes, '..\\evil/Plan\u202Efdp.exe', note.id)
    expect(attachment).toMatchObject({ name: 'Planfdp.pdf', kind: 'pdf', size: 700_000 })
    const file = await call(coaching.attachment, { attachmentId: attachment.id }, inVault())
    expect(file.type).toBe('application/pdf')
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true)
    expect(await parts()).toHaveLength(3)
  })

  it('wait for the note that is being typed, and go with it', async () => {
    const { attachment } = await attach(SMALL_PNG, 'board.png')
    expect((await call(coaching.draft, { personId: firm.gail }, inVault())).attachments).toMatchObject([{ name: 'board.png' }])
    const note = await keep({ attachmentIds: [attachment.id] })
    expect((await call(coaching.note, { noteId: note.id }, inVault())).attachments).toMatchObject([{ id: attachment.id }])
    expect((await call(coaching.draft, { personId: firm.gail }, inVault())).attachments).toEqual([])
  })

  it('are never taken along by a shared note, or to one', async () => {
    const { attachment } = await attach(SMALL_PNG, 'board.png')
    const shared = await keep({ kind: 'shared', attachmentIds: [attachment.id] })
    expect((await call(coaching.note, { noteId: shared.id }, inVault())).attachments).toEqual([])
    expect(await errorCode(attach(SMALL_PNG, 'board.png', shared.id))).toBe('NOTE_NOT_FOUND')
  })

  it('are no programs, whatever their name says, and not larger than the limit', async () => {
    expect(await errorCode(attach(Buffer.from('<svg onload="alert(1)"/>'), 'logo.png'))).toBe('ATTACHMENT_KIND_UNKNOWN')
    expect(await errorCode(attach(pdfOf(ATTACHMENT_MOST_BYTES + 1), 'scan.pdf'))).toBe('ATTACHMENT_TOO_LARGE')
    expect(await parts()).toEqual([])
  })

  it('are at most twenty on a note', async () => {
    const note = await keep()
    for (let count = 0; count < 20; count += 1) await attach(SMALL_PNG, 'board.png', note.id)
    expect(await errorCode(attach(SMALL_PNG, 'board.png', note.id))).toBe('ATTACHMENTS_FULL')
  })

  it('come back by undo with their bytes, also after the adding itself was undone', async () => {
    const note = await keep()
    const { attachment, change } = await attach(SMALL_PNG, 'board.png', note.id)
    const undone = await call(workspace.undo, { changeId: change.id }, inVault())
    expect(await errorCode(call(coaching.attachment, { attachmentId: attachment.id }, inVault()))).toBe('ATTACHMENT_NOT_FOUND')
    await call(workspace.undo, { changeId: undone.id }, inVault())
    const removed = await call(coaching.removeAttachment, { attachmentId: attachment.id }, inVault())
    expect(removed.summary).toBe('board.png removed')
    await call(workspace.undo, { changeId: removed.id }, inVault())
    const file = await call(coaching.attachment, { attachmentId: attachment.id }, inVault())
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(SMALL_PNG)
  })

  it('leave their bytes to the journal never, and to the vault for thirty days after they were removed', async () => {
    const note = await keep()
    const { attachment } = await attach(pdfOf(400_000), 'scan.pdf', note.id)
    const longest = await vault.deps.db
      .selectFrom('history')
      .select(({ fn }) => fn.max<string>('after').as('after'))
      .executeTakeFirstOrThrow()
    expect(longest.after.length).toBeLessThan(2000)
    await call(coaching.removeAttachment, { attachmentId: attachment.id }, inVault())
    vault.setNow(TEST_START + 29 * 86_400_000)
    await attach(SMALL_PNG, 'board.png', note.id)
    expect(await parts()).toHaveLength(3)
    vault.setNow(TEST_START + 31 * 86_400_000)
    await attach(SMALL_PNG, 'board.png', note.id)
    expect((await parts()).map(({ attachment_id }) => attachment_id)).not.toContain(attachment.id)
  })

  it('are in the owner’s own export, byte by byte', async () => {
    const note = await keep()
    await attach(SMALL_PNG, 'board.png', note.id)
    const file = await call(sharing.exportAll, { format: 'json', personId: firm.gail }, inVault())
    const json = JSON.parse(await file.text())
    expect(json.readers.onlyYou.private_attachment_part).toMatchObject([{ bytes: Buffer.from(SMALL_PNG).toString('base64') }])
  })
})
