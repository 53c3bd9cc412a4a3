import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { errorCode } from '../../../../tests/support/error-code.ts'
import { daysFromStart, type Firm, seatFirm } from '../../../../tests/support/firm.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import type { OneToOneId, PersonId } from '../../../shared/kernel/ids.ts'
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

const privateNote = () => ({ personId: firm.gail, kind: 'private' as const, body: 'Quiet again', from: '', observedOn: '2026-11-09' })

describe('notes', () => {
  it('keeps a private note in a table of its own, out of reach of packages', async () => {
    const { note } = await call(coaching.keepNote, privateNote(), inVault())

    expect(note).toMatchObject({ kind: 'private', readers: 'only-you', body: 'Quiet again' })
    expect(await vault.deps.db.selectFrom('private_note').select('body').execute()).toEqual([{ body: 'Quiet again' }])
    expect(await vault.deps.db.selectFrom('shared_note').selectAll().execute()).toEqual([])
  })

  it('says who gave feedback, and that both sides read it', async () => {
    const { note } = await call(coaching.keepNote, { ...privateNote(), kind: 'feedback', from: ' Quality ' }, inVault())
    expect(note).toMatchObject({ kind: 'feedback', readers: 'both', from: 'Quality' })
  })

  it('keeps what is typed as a draft, and lets it go when the note is kept', async () => {
    await call(coaching.saveDraft, { personId: firm.gail, kind: 'private', body: 'Qui' }, inVault())
    await call(coaching.saveDraft, { personId: firm.gail, kind: 'private', body: 'Quiet' }, inVault())
    expect(await call(coaching.draft, { personId: firm.gail }, inVault())).toMatchObject({ body: 'Quiet', kind: 'private' })

    await call(coaching.keepNote, privateNote(), inVault())
    expect(await call(coaching.draft, { personId: firm.gail }, inVault())).toMatchObject({ body: '', kind: 'private', savedAt: null })
  })

  it('removes softly: the note is gone from sight and its row is still there for undo', async () => {
    const { note } = await call(coaching.keepNote, privateNote(), inVault())
    const removed = await call(coaching.removeNote, { noteId: note.id }, inVault())

    expect(removed.summary).toBe('Private note removed')
    await expect(errorCode(call(coaching.removeNote, { noteId: note.id }, inVault()))).resolves.toBe('NOTE_NOT_FOUND')
    expect(await vault.deps.db.selectFrom('private_note').select('deleted_at').execute()).toEqual([{ deleted_at: vault.deps.now() }])
  })

  it('says so when the person is not there', async () => {
    const nobody = vault.deps.newId() as PersonId
    await expect(errorCode(call(coaching.keepNote, { ...privateNote(), personId: nobody }, inVault()))).resolves.toBe('PERSON_NOT_FOUND')
    expect(await vault.deps.db.selectFrom('change').select('verb').where('verb', '=', 'coaching.keepNote').execute()).toEqual([])
  })
})

describe('one-to-ones', () => {
  async function meetingWith(titles: readonly string[], startsAt = daysFromStart(0)): Promise<OneToOneId> {
    const { oneToOneId } = await call(coaching.schedule, { personId: firm.gail, startsAt, minutes: 30 }, inVault())
    for (const title of titles) await call(coaching.addAgendaItem, { oneToOneId, title, raisedBy: 'employee' }, inVault())
    return oneToOneId
  }

  const read = (oneToOneId: OneToOneId) => call(coaching.oneToOne, { oneToOneId }, inVault())

  it('carries what was not discussed to a meeting two weeks later, made when there is none', async () => {
    const oneToOneId = await meetingWith(['Jig handover', 'Holiday cover'])
    const [first] = (await call(coaching.oneToOne, { oneToOneId }, inVault())).agenda
    await call(coaching.updateAgendaItem, { agendaItemId: first?.id ?? ('' as never), fields: { discussed: true } }, inVault())

    const done = await call(coaching.finish, { oneToOneId }, inVault())

    expect(done).toMatchObject({ carried: 1, change: { summary: 'One-to-one finished, 1 carried over' } })
    const next = await call(coaching.oneToOne, { oneToOneId: done.nextId ?? oneToOneId }, inVault())
    expect(next.startsAt).toBe(daysFromStart(14))
    expect(next.agenda).toMatchObject([{ title: 'Holiday cover', raisedBy: 'employee', carriedFrom: '2026-11-10', discussed: false }])
    expect(next.lastMetOn).toBe('2026-11-10')
    const held = await call(coaching.oneToOne, { oneToOneId }, inVault())
    expect(held).toMatchObject({ state: 'held', agenda: [{ discussed: true }, { title: 'Holiday cover', discussed: false }] })
  })

  it('carries to the next planned meeting when there is one, after what stands on it', async () => {
    const oneToOneId = await meetingWith(['Holiday cover'])
    const planned = await meetingWith(['Presenting in December'], daysFromStart(7))

    const done = await call(coaching.finish, { oneToOneId }, inVault())

    expect(done.nextId).toBe(planned)
    const titles = (await call(coaching.oneToOne, { oneToOneId: planned }, inVault())).agenda.map(({ title }) => title)
    expect(titles).toEqual(['Presenting in December', 'Holiday cover'])
  })

  it('lets one item that stayed open go on to the next meeting, once, and planning one when there is none', async () => {
    const oneToOneId = await meetingWith([])
    const add = (title: string) => call(coaching.addAgendaItem, { oneToOneId, title, raisedBy: 'manager' }, inVault())
    const early = await add('Too early')
    expect(await errorCode(call(coaching.carryItem, { agendaItemId: early.id }, inVault()))).toBe('MEETING_NOT_ENDED')
    await call(coaching.updateAgendaItem, { agendaItemId: early.id, fields: { discussed: true } }, inVault())
    await call(coaching.finish, { oneToOneId }, inVault())
    const late = await add('Thought of afterwards')

    const { nextId, change } = await call(coaching.carryItem, { agendaItemId: late.id }, inVault())
    const next = await call(coaching.oneToOne, { oneToOneId: nextId }, inVault())
    expect(next).toMatchObject({ state: 'planned', startsAt: daysFromStart(14) })
    expect(next.agenda).toMatchObject([{ title: 'Thought of afterwards', carriedFrom: '2026-11-10', discussed: false }])
    expect((await call(coaching.oneToOne, { oneToOneId }, inVault())).carried).toMatchObject([
      { agendaItemId: late.id, oneToOneId: nextId },
    ])
    expect(await errorCode(call(coaching.carryItem, { agendaItemId: late.id }, inVault()))).toBe('ITEM_CARRIED')

    await call(workspace.undo, { changeId: change.id }, inVault())
    expect((await call(coaching.oneToOne, { oneToOneId }, inVault())).carried).toEqual([])
    expect(await errorCode(call(coaching.oneToOne, { oneToOneId: nextId }, inVault()))).toBe('ONE_TO_ONE_NOT_FOUND')
  })

  it('knows a carried item on the later agenda whatever it is called there, and tells two of one title apart', async () => {
    const oneToOneId = await meetingWith(['Holiday cover', 'Release', 'Release'])
    const [cover, , twin] = (await read(oneToOneId)).agenda
    if (!cover || !twin) throw new Error('the agenda is short')
    await call(coaching.updateAgendaItem, { agendaItemId: twin.id, fields: { discussed: true } }, inVault())
    const nextId = (await call(coaching.finish, { oneToOneId }, inVault())).nextId ?? oneToOneId
    const [there] = (await read(nextId)).agenda
    await call(coaching.updateAgendaItem, { agendaItemId: there?.id ?? cover.id, fields: { title: 'Cover until January' } }, inVault())

    expect((await read(oneToOneId)).carried.map(({ agendaItemId }) => agendaItemId)).not.toContain(twin.id)
    expect(await errorCode(call(coaching.carryItem, { agendaItemId: cover.id }, inVault()))).toBe('ITEM_CARRIED')
    await call(coaching.updateAgendaItem, { agendaItemId: twin.id, fields: { discussed: false } }, inVault())
    await call(coaching.carryItem, { agendaItemId: twin.id }, inVault())
    expect((await read(nextId)).agenda.map(({ title }) => title)).toEqual(['Cover until January', 'Release', 'Release'])
    expect(await errorCode(call(coaching.carryItem, { agendaItemId: twin.id }, inVault()))).toBe('ITEM_CARRIED')
    expect((await read(nextId)).suggestions.map(({ title }) => title)).not.toContain('Holiday cover')
  })

  it('carries nothing twice when a meeting is skipped, planned again and skipped once more', async () => {
    const oneToOneId = await meetingWith(['Holiday cover'])
    const next = await meetingWith([], daysFromStart(7))
    await call(coaching.skip, { oneToOneId, reason: 'Ill' }, inVault())
    await call(coaching.unskip, { oneToOneId }, inVault())
    expect((await call(coaching.skip, { oneToOneId, reason: 'Ill again' }, inVault())).summary).toBe('One-to-one skipped')
    expect((await read(next)).agenda).toHaveLength(1)
  })

  it('was held on the day it was finished when that came before the planned one', async () => {
    const oneToOneId = await meetingWith([], daysFromStart(7))
    await call(coaching.finish, { oneToOneId }, inVault())
    expect(await call(coaching.oneToOne, { oneToOneId }, inVault())).toMatchObject({ state: 'held', startsAt: daysFromStart(0) })
  })

  it('makes no meeting when nothing is left over, and finishes only once', async () => {
    const oneToOneId = await meetingWith([])
    expect(await call(coaching.finish, { oneToOneId }, inVault())).toMatchObject({ carried: 0, nextId: null })
    await expect(errorCode(call(coaching.finish, { oneToOneId }, inVault()))).resolves.toBe('ALREADY_HELD')
  })

  it('keeps the private margin beside the meeting', async () => {
    const oneToOneId = await meetingWith([])
    await call(coaching.saveMargin, { oneToOneId, body: 'Ask about December' }, inVault())
    await call(coaching.saveMargin, { oneToOneId, body: 'Ask about December at the end' }, inVault())
    expect((await call(coaching.oneToOne, { oneToOneId }, inVault())).privateMargin).toBe('Ask about December at the end')
  })

  it('suggests open action items, quiet goals and the coming anniversary', async () => {
    const last = await meetingWith([], daysFromStart(-14))
    await call(
      coaching.saveActionItem,
      { actionItemId: null, personId: firm.gail, oneToOneId: last, title: 'Draft the checklist', owner: 'employee', dueOn: '2026-11-08' },
      inVault(),
    )
    await call(coaching.finish, { oneToOneId: last }, inVault())
    const oneToOneId = await meetingWith(['Release 12 drawings'])

    const meeting = await call(coaching.oneToOne, { oneToOneId }, inVault())

    expect(meeting.suggestions).toEqual([
      { title: 'Draft the checklist', why: 'Action item, due 8 Nov' },
      { title: 'Seat-post rework below 2 %', why: 'Goal without a check-in yet' },
      { title: '7 years here', why: 'Hired on 13 Nov 2019' },
    ])
    expect(meeting.actionItemsFromLastTime).toMatchObject([{ title: 'Draft the checklist', metOn: '2026-10-27' }])
  })

  it('forgets neither its action items nor its agenda when a meeting is removed', async () => {
    const oneToOneId = await meetingWith(['Holiday cover'])
    await call(coaching.removeOneToOne, { oneToOneId }, inVault())
    await expect(errorCode(call(coaching.oneToOne, { oneToOneId }, inVault()))).resolves.toBe('ONE_TO_ONE_NOT_FOUND')
    expect(await vault.deps.db.selectFrom('agenda_item').select('deleted_at').execute()).toEqual([{ deleted_at: null }])
  })
})

describe('action items', () => {
  it('lists the ones due first, and marks one done on the day', async () => {
    const item = { actionItemId: null, personId: firm.rob, oneToOneId: null, owner: 'manager' as const }
    await call(coaching.saveActionItem, { ...item, title: 'Some day', dueOn: null }, inVault())
    const { actionItemId } = await call(coaching.saveActionItem, { ...item, title: 'This week', dueOn: '2026-11-13' }, inVault())
    const open = await call(coaching.actionItems, { personId: null, open: true }, inVault())
    expect(open.map(({ title }) => title)).toEqual(['This week', 'Some day'])

    await call(coaching.completeActionItem, { actionItemId, done: true }, inVault())
    const all = await call(coaching.actionItems, { personId: firm.rob, open: false }, inVault())
    expect(all).toMatchObject([
      { title: 'Some day', doneOn: null },
      { title: 'This week', doneOn: '2026-11-10', personName: 'Rob Walters' },
    ])
  })

  it('does not hang an item on a meeting with somebody else', async () => {
    const { oneToOneId } = await call(coaching.schedule, { personId: firm.gail, startsAt: daysFromStart(0), minutes: 30 }, inVault())
    const item = { actionItemId: null, personId: firm.rob, oneToOneId, title: 'Mixed up', owner: 'manager' as const, dueOn: null }
    await expect(errorCode(call(coaching.saveActionItem, item, inVault()))).resolves.toBe('ONE_TO_ONE_NOT_FOUND')
  })
})
