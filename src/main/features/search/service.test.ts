import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { daysFromStart, type Firm, seatFirm } from '../../../../tests/support/firm.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import { coachingRouter as coaching } from '../coaching/index.ts'
import { searchRouter as search } from './index.ts'

let vault: TestVault
let firm: Firm
const inVault = () => ({ context: vault.context })
const find = (text: string) => call(search.find, { text }, inVault())

beforeEach(async () => {
  vault = await openTestVault()
  firm = await seatFirm(vault)
})
afterEach(() => vault.close())

const note = (kind: 'private' | 'shared', body: string, day: number) =>
  call(coaching.keepNote, { personId: firm.gail, kind, body, from: '', observedOn: `2026-10-${String(day).padStart(2, '0')}` }, inVault())

describe('search', () => {
  it('finds goals, notes, meetings and people, and marks what is private', async () => {
    await note('private', 'The drawings were late', 15)
    await note('shared', 'Drawings praised', 20)
    const { oneToOneId } = await call(coaching.schedule, { personId: firm.gail, startsAt: daysFromStart(0), minutes: 30 }, inVault())
    await call(coaching.addAgendaItem, { oneToOneId, title: 'Earlier DRAWINGS', raisedBy: 'manager' }, inVault())

    expect((await find('drawings')).map(({ kind, title, detail, readers }) => [kind, title, detail, readers])).toEqual([
      ['goal', 'Release 12 drawings', 'Gail Erickson, Cycle 2026', 'both'],
      ['note', 'Drawings praised', 'Shared note, Gail Erickson, 20 Oct', 'both'],
      ['note', 'The drawings were late', 'Private note, Gail Erickson, 15 Oct', 'only-you'],
      ['one-to-one', 'One-to-one with Gail Erickson, 10 Nov', 'Earlier DRAWINGS', 'both'],
    ])
    expect(await find('erickson')).toMatchObject([{ kind: 'one-to-one' }, { kind: 'person', title: 'Gail Erickson', personId: firm.gail }])
  })

  it('answers at most five of a kind, the newest', async () => {
    for (let day = 1; day <= 9; day++) await note(day % 2 ? 'private' : 'shared', `Word ${day}`, day)
    expect((await find('word')).map(({ title }) => title)).toEqual(['Word 9', 'Word 8', 'Word 7', 'Word 6', 'Word 5'])
  })

  it('finds the one old note among many', async () => {
    for (let index = 0; index < 20; index++) await note('shared', 'Hay', 20)
    await note('shared', 'A needle', 1)
    expect(await find('NEEDLE')).toMatchObject([{ title: 'A needle' }])
  })

  it('does not find what was removed, nor the margin of a meeting, nor a draft', async () => {
    const { note: kept } = await note('private', 'Canary', 1)
    await call(coaching.removeNote, { noteId: kept.id }, inVault())
    await call(coaching.saveDraft, { personId: firm.gail, kind: 'private', body: 'Canary' }, inVault())
    const { oneToOneId } = await call(coaching.schedule, { personId: firm.gail, startsAt: daysFromStart(0), minutes: 30 }, inVault())
    await call(coaching.saveMargin, { oneToOneId, body: 'Canary' }, inVault())
    expect(await find('canary')).toEqual([])
  })
})
