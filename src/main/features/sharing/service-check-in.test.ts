import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sealingCheaply } from '../../../../tests/support/cheap-seal.ts'
import { errorCode } from '../../../../tests/support/error-code.ts'
import { daysFromStart, type Firm, seatFirm } from '../../../../tests/support/firm.ts'
import { answerTo, replyFile } from '../../../../tests/support/replies.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import type { ActionItemId, OneToOneId } from '../../../shared/kernel/ids.ts'
import type { CheckInReply } from '../../../shared/rules/package-check-in.ts'
import type { PackageDocument, ReplyDocument } from '../../../shared/rules/package-document.ts'
import { coachingRouter as coaching } from '../coaching/index.ts'
import { workspaceRouter as workspace } from '../workspace/index.ts'
import { sharingRouter as sharing } from './index.ts'

let vault: TestVault
let firm: Firm
let context: TestVault['context']
beforeEach(async () => {
  vault = await openTestVault()
  firm = await seatFirm(vault)
  context = sealingCheaply(vault)
})
afterEach(() => vault.close())

const inVault = () => ({ context })
const nothing: CheckInReply = { topics: [], done: [], feeling: null }

interface Held {
  readonly oneToOneId: OneToOneId
  readonly drawings: string
  readonly promise: ActionItemId
  readonly hers: ActionItemId
}

/** A meeting with Gail: two items, a decision, an action item of each side, and words that are the manager's alone. */
async function heldMeeting(): Promise<Held> {
  const { oneToOneId } = await call(coaching.schedule, { personId: firm.gail, startsAt: daysFromStart(0), minutes: 30 }, inVault())
  const item = await call(coaching.addAgendaItem, { oneToOneId, title: 'Earlier drawings', raisedBy: 'employee' }, inVault())
  await call(coaching.addAgendaItem, { oneToOneId, title: 'Holiday cover', raisedBy: 'manager' }, inVault())
  await call(
    coaching.updateAgendaItem,
    { agendaItemId: item.id, fields: { discussed: true, note: 'Two days before release worked' } },
    inVault(),
  )
  await call(coaching.saveDecision, { oneToOneId, decisionId: null, agendaItemId: item.id, body: 'Keep it until the audit' }, inVault())
  const action = { actionItemId: null, personId: firm.gail, oneToOneId, dueOn: '2026-11-20' }
  const promise = await call(coaching.saveActionItem, { ...action, title: 'Ask Document Control', owner: 'manager' }, inVault())
  const hers = await call(coaching.saveActionItem, { ...action, title: 'Change the checklist', owner: 'employee' }, inVault())
  await call(coaching.saveMargin, { oneToOneId, body: 'Lighter than in October, at last' }, inVault())
  await call(coaching.setFeeling, { oneToOneId, side: 'manager', feeling: 2, said: false }, inVault())
  await call(coaching.finish, { oneToOneId }, inVault())
  return { oneToOneId, drawings: item.id, promise: promise.actionItemId, hers: hers.actionItemId }
}

async function sent(oneToOneId: OneToOneId): Promise<PackageDocument> {
  const preview = await call(sharing.prepare, { kind: 'check-in', oneToOneId }, inVault())
  await call(sharing.save, { token: preview.token, carrier: 'age' }, inVault())
  return preview.document
}

async function reply(document: PackageDocument, said: Partial<ReplyDocument>) {
  const file = await replyFile(document, answerTo(document, said))
  return await call(sharing.readReply, { file }, inVault())
}
const importReply = (token: string) => call(sharing.importReply, { token }, inVault())
const read = (oneToOneId: OneToOneId) => call(coaching.oneToOne, { oneToOneId }, inVault())

describe('a check-in package', () => {
  it('holds what both sides share of a meeting, and nothing of the margin or of what was felt in private', async () => {
    const { oneToOneId } = await heldMeeting()
    const preview = await call(sharing.prepare, { kind: 'check-in', oneToOneId }, inVault())
    expect(preview.document).toMatchObject({
      title: 'One-to-one 10 Nov 2026',
      author: 'Roberto Tamburello',
      person: { name: 'Gail Erickson' },
      body: {
        kind: 'check-in',
        meeting: { id: oneToOneId, held: true },
        items: [
          { title: 'Earlier drawings', raisedBy: 'employee', discussed: true, note: 'Two days before release worked' },
          { title: 'Holiday cover', discussed: false },
        ],
        decisions: [{ text: 'Keep it until the audit' }],
        actions: [
          { title: 'Ask Document Control', owner: 'manager' },
          { title: 'Change the checklist', owner: 'employee' },
        ],
        feeling: { manager: null, employee: null },
        next: daysFromStart(14),
      },
    })
    expect(JSON.stringify(preview.document)).not.toContain('Lighter')
    expect(preview.leftOut).toEqual([
      { name: 'Feelings about one-to-ones', count: 1 },
      { name: 'Private margins of one-to-ones', count: 1 },
    ])
    expect(preview.inside).toContainEqual({ name: 'Agenda items', count: 2 })
  })

  it('goes out when the manager wrote in the margin what both sides read in the notes already', async () => {
    const { oneToOneId } = await heldMeeting()
    await call(coaching.saveMargin, { oneToOneId, body: 'Two days before release worked' }, inVault())
    await expect(sent(oneToOneId)).resolves.toMatchObject({ body: { kind: 'check-in' } })
  })

  it('can go out before the meeting, as its agenda, and brings topics back to that very agenda', async () => {
    const { oneToOneId } = await call(coaching.schedule, { personId: firm.gail, startsAt: daysFromStart(3), minutes: 30 }, inVault())
    const document = await sent(oneToOneId)
    expect(document.title).toBe('Agenda 13 Nov 2026')
    const preview = await reply(document, { answer: 'received', checkIn: { ...nothing, topics: ['Course in spring'] } })
    await importReply(preview.token)
    expect((await read(oneToOneId)).agenda).toMatchObject([{ title: 'Course in spring', raisedBy: 'employee' }])
  })

  it('of a meeting that is not there is refused', async () => {
    const oneToOneId = vault.deps.newId() as OneToOneId
    expect(await errorCode(call(sharing.prepare, { kind: 'check-in', oneToOneId }, inVault()))).toBe('ONE_TO_ONE_NOT_FOUND')
    expect(await errorCode(call(sharing.checkInText, { oneToOneId }, inVault()))).toBe('ONE_TO_ONE_NOT_FOUND')
  })
})

describe('the reply to a check-in', () => {
  it('is shown before it is imported, imported as one change, and taken back by one undo', async () => {
    const { oneToOneId, drawings, hers } = await heldMeeting()
    const next = (await read(oneToOneId)).next?.oneToOneId ?? oneToOneId
    const document = await sent(oneToOneId)
    const checkIn = { topics: ['Course in spring', 'Holiday cover'], done: [hers], feeling: 4 }
    const preview = await reply(document, {
      answer: 'agree',
      statement: 'As I remember it',
      comments: [{ part: drawings, body: 'Three days would help' }],
      checkIn,
    })
    expect(preview.changes.map(({ label, here, incoming, effect }) => [label, here, incoming, effect])).toEqual([
      ['Answer', '', 'I agree', 'adds'],
      ['Earlier drawings', '', 'Three days would help', 'adds'],
      ['Change the checklist', '', 'Done', 'adds'],
      ['Topic for 24 Nov 2026', '', 'Course in spring', 'adds'],
      ['Topic for 24 Nov 2026', 'Holiday cover', 'Holiday cover', 'same'],
      ['How it felt', '', '4, Good', 'adds'],
    ])
    expect((await read(oneToOneId)).answer).toBeNull()

    const change = await importReply(preview.token)

    expect(await read(oneToOneId)).toMatchObject({
      answer: { answer: 'agree', statement: 'As I remember it' },
      comments: [{ part: drawings, body: 'Three days would help' }],
      feelings: { employee: 4, employeeFrom: 'reply', manager: 2, managerSaid: false },
    })
    expect((await read(next)).agenda.map(({ title, raisedBy }) => [title, raisedBy])).toEqual([
      ['Holiday cover', 'manager'],
      ['Course in spring', 'employee'],
    ])
    const done = await call(coaching.actionItems, { personId: firm.gail, open: false }, inVault())
    expect(done.find(({ id }) => id === hers)?.doneOn).toBe('2026-11-10')

    await call(workspace.undo, { changeId: change.id }, inVault())
    expect(await read(oneToOneId)).toMatchObject({ answer: null, comments: [], feelings: { employee: null } })
    expect((await read(next)).agenda).toHaveLength(1)
  })

  it('is imported once, and a second reply adds nothing that stands already', async () => {
    const { oneToOneId, hers } = await heldMeeting()
    const document = await sent(oneToOneId)
    const said = { answer: 'agree' as const, checkIn: { topics: ['Course in spring'], done: [hers], feeling: 4 } }
    const answer = answerTo(document, said)
    const file = await replyFile(document, answer)
    await importReply((await call(sharing.readReply, { file }, inVault())).token)
    expect(await errorCode(call(sharing.readReply, { file: await replyFile(document, answer) }, inVault()))).toBe('REPLY_ALREADY_IMPORTED')
    const again = await reply(document, said)
    expect(again.changes.map(({ effect }) => effect)).toEqual(['same', 'same', 'same', 'same'])
  })

  it('writes over nothing: another feeling, another answer, an action item of the manager’s, a part that is gone', async () => {
    const { oneToOneId, drawings, promise } = await heldMeeting()
    const document = await sent(oneToOneId)
    await call(coaching.setFeeling, { oneToOneId, side: 'employee', feeling: 3, said: true }, inVault())
    await call(coaching.removeAgendaItem, { agendaItemId: drawings as never }, inVault())
    await importReply((await reply(document, { answer: 'received' })).token)
    const preview = await reply(document, {
      answer: 'disagree',
      statement: 'Not what was said',
      comments: [{ part: drawings, body: 'Gone' }],
      checkIn: { topics: [], done: [promise, 'nothing-of-this-vault'], feeling: 5 },
    })
    expect(preview.changes.map(({ effect }) => effect)).toEqual(['conflict', 'conflict', 'conflict', 'conflict', 'conflict'])
    await importReply(preview.token)
    const after = await read(oneToOneId)
    expect(after).toMatchObject({ answer: { answer: 'received' }, feelings: { employee: 3, employeeFrom: 'told' }, comments: [] })
    expect(after.actionItems.find(({ id }) => id === promise)?.doneOn).toBeNull()
  })

  it('without an answer is refused, and so is one with a feeling off the scale', async () => {
    const document = await sent((await heldMeeting()).oneToOneId)
    expect(await errorCode(reply(document, { answer: null }))).toBe('PACKAGE_CONTENT_REFUSED')
    expect(await errorCode(reply(document, { checkIn: { ...nothing, feeling: 9 } }))).toBe('PACKAGE_CONTENT_REFUSED')
  })
})

describe('the copied text', () => {
  it('says what the package would, as Markdown and as plain lines', async () => {
    const { oneToOneId, hers } = await heldMeeting()
    await call(coaching.completeActionItem, { actionItemId: hers, done: true }, inVault())
    await call(coaching.setFeeling, { oneToOneId, side: 'manager', feeling: 4, said: true }, inVault())
    const { text, markdown } = await call(sharing.checkInText, { oneToOneId }, inVault())
    expect(markdown).toBe(`# One-to-one 10 Nov 2026: Gail Erickson

## Agenda
- [x] Earlier drawings (Gail Erickson)
  Two days before release worked
- [ ] Holiday cover (Roberto Tamburello)

## Decisions
- Keep it until the audit

## Action items
- [ ] Ask Document Control (Roberto Tamburello, due 20 Nov 2026)
- [x] Change the checklist (Gail Erickson, due 20 Nov 2026)

## How it felt
- Roberto Tamburello: Good

Next one-to-one: 24 Nov 2026
`)
    expect(text).toContain('AGENDA\n- Earlier drawings (Gail Erickson) (done)\n  Two days before release worked\n')
    expect(`${text}${markdown}`).not.toContain('Lighter')
  })
})
