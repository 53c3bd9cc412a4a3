import { call } from '@orpc/server'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { errorCode } from '../../../../tests/support/error-code.ts'
import { daysFromStart, type Firm, seatFirm } from '../../../../tests/support/firm.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import type { NoteId } from '../../../shared/kernel/ids.ts'
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

const written = () => ({ personId: firm.gail, kind: 'private' as const, body: 'Led the stand-up', from: '', observedOn: '2026-11-06' })
const keep = async (fields: object = {}) => (await call(coaching.keepNote, { ...written(), ...fields }, inVault())).note
const detail = (noteId: NoteId) => call(coaching.note, { noteId }, inVault())
const undoLast = async () => {
  const last = await call(workspace.lastChange, undefined, inVault())
  return await call(workspace.undo, { changeId: last?.id as never }, inVault())
}

describe('what a private note says besides its text', () => {
  it('keeps the day it speaks of apart from the moment it was written, and what it records', async () => {
    const note = await keep({ observation: 'strength' })
    expect(await detail(note.id)).toMatchObject({ observation: 'strength', observedOn: '2026-11-06', writtenAt: vault.deps.now() })
  })

  it('takes tags from the text and beside it, each once', async () => {
    const note = await keep({ body: 'Led it, as in #onboarding.\n\n# No tag\n\n`#code` https://a.org/#part', tags: ['team', 'onboarding'] })
    expect(note.tags).toEqual(['team', 'onboarding'])
    expect(await call(coaching.tags, undefined, inVault())).toEqual([
      { tag: 'onboarding', notes: 1 },
      { tag: 'team', notes: 1 },
    ])
  })

  it('lets a tag go with the text it came from, and keeps the one that was chosen', async () => {
    const { id, observedOn } = await keep({ body: 'Led it #onboarding', tags: ['team'] })
    await call(coaching.updateNote, { noteId: id, body: 'Led it', observedOn }, inVault())
    expect((await detail(id)).tags).toEqual(['team'])
    await call(coaching.updateNote, { noteId: id, body: 'Led it', observedOn, tags: [] }, inVault())
    expect(await call(coaching.tags, undefined, inVault())).toEqual([])
  })

  it('is linked to a goal, a competency and a meeting, and to nothing that is not there', async () => {
    const { oneToOneId } = await call(coaching.schedule, { personId: firm.gail, startsAt: daysFromStart(0), minutes: 30 }, inVault())
    const about = [
      { kind: 'goal' as const, id: firm.goals[0] },
      { kind: 'competency' as const, id: 'solving' },
      { kind: 'one-to-one' as const, id: oneToOneId },
    ]
    const { id } = await keep({ about: [...about, { kind: 'goal', id: vault.deps.newId() }] })
    expect((await detail(id)).about).toEqual([
      { ...about[0], name: 'Seat-post rework below 2 %' },
      { ...about[1], name: 'solving' },
      { ...about[2], name: 'One-to-one, 10 Nov' },
    ])
    await call(coaching.updateNote, { noteId: id, body: 'Led it', observedOn: '2026-11-06', about: about.slice(1, 2) }, inVault())
    expect((await detail(id)).about).toMatchObject([{ kind: 'competency' }])
  })

  it('offers no goal of somebody else', async () => {
    expect(await call(coaching.noteTargets, { personId: firm.rob }, inVault())).toEqual([])
  })

  it('comes back whole by undo: text, tags and links', async () => {
    const { id } = await keep({ observation: 'idea', tags: ['team'], about: [{ kind: 'competency', id: 'solving' }] })
    const undone = await undoLast()
    expect(await errorCode(detail(id))).toBe('NOTE_NOT_FOUND')
    await call(workspace.undo, { changeId: undone.id }, inVault())
    expect(await detail(id)).toMatchObject({ observation: 'idea', tags: ['team'], about: [{ id: 'solving' }] })
  })

  it('leaves none of it on a shared note', async () => {
    const note = await keep({ kind: 'shared', observation: 'concern', tags: ['team'], about: [{ kind: 'competency', id: 'solving' }] })
    expect(note).toMatchObject({ observation: null, tags: [], about: [] })
    expect(await call(coaching.tags, undefined, inVault())).toEqual([])
  })
})

describe('a shared note written from a private one', () => {
  it('leaves the private note as it is, which alone remembers what was written from it', async () => {
    const own = await keep()
    const shared = await keep({ kind: 'shared', body: 'Led the stand-up well', writtenFrom: own.id, place: `share:${own.id}` })
    expect(await detail(own.id)).toMatchObject({ kind: 'private', body: 'Led the stand-up', sharedAs: [{ noteId: shared.id }] })
    expect(await detail(shared.id)).toMatchObject({ kind: 'shared', sharedAs: [] })
    const { rows } = await sql<{ sql: string }>`SELECT sql FROM sqlite_schema WHERE name = 'shared_note'`.execute(vault.deps.db)
    expect(rows[0]?.sql).not.toContain('private')
  })

  it('comes only from a private note about the same person, and is only a shared one', async () => {
    const own = await keep()
    const shared = await keep({ kind: 'shared' })
    const refused = async (fields: object) =>
      await errorCode(call(coaching.keepNote, { ...written(), kind: 'shared', writtenFrom: own.id, ...fields }, inVault()))
    expect(await refused({ personId: firm.rob })).toBe('NOTE_NOT_FOUND')
    expect(await refused({ writtenFrom: shared.id })).toBe('NOTE_NOT_FOUND')
    expect(await refused({ kind: 'private' })).toBe('NOTE_NOT_FOUND')
  })
})

describe('text being typed', () => {
  const typed = (place: string) => call(coaching.looseDraft, { place }, inVault())

  it('is kept before a person is chosen, and gone when the note is kept', async () => {
    await call(coaching.saveLooseDraft, { place: 'quick', personId: null, body: 'Heard in the corr' }, inVault())
    await call(coaching.saveLooseDraft, { place: 'quick', personId: firm.gail, body: 'Heard in the corridor' }, inVault())
    expect(await typed('quick')).toEqual({ body: 'Heard in the corridor', personId: firm.gail, savedAt: vault.deps.now() })
    await call(coaching.saveDraft, { personId: firm.gail, kind: 'private', body: 'Something else' }, inVault())
    await keep({ body: 'Heard in the corridor', place: 'quick' })
    expect(await typed('quick')).toMatchObject({ body: '', savedAt: null })
    expect(await call(coaching.draft, { personId: firm.gail }, inVault())).toMatchObject({ body: 'Something else' })
  })

  it('in a note that is there already is gone when the note is saved', async () => {
    const { id, observedOn } = await keep()
    await call(coaching.saveLooseDraft, { place: `edit:${id}`, personId: firm.gail, body: 'Led the stand-up alone' }, inVault())
    expect(await typed(`edit:${id}`)).toMatchObject({ body: 'Led the stand-up alone' })
    await call(coaching.updateNote, { noteId: id, body: 'Led the stand-up alone', observedOn }, inVault())
    expect(await typed(`edit:${id}`)).toMatchObject({ body: '' })
  })

  it('remembers what was chosen beside it', async () => {
    const about = [{ kind: 'competency' as const, id: 'solving' }]
    const chosen = { observation: 'concern' as const, tags: ['team', 'pace'], about, observedOn: '2026-11-02' }
    await call(coaching.saveDraft, { personId: firm.gail, kind: 'private', body: 'Qui', ...chosen }, inVault())
    expect(await call(coaching.draft, { personId: firm.gail }, inVault())).toMatchObject(chosen)
  })

  it('does not fill the journal letter by letter, and comes back when keeping it is undone', async () => {
    for (const body of ['Q', 'Qu', 'Qui', 'Quiet again']) {
      await call(coaching.saveDraft, { personId: firm.gail, kind: 'private', body }, inVault())
    }
    await keep({ body: 'Quiet again' })
    const images = await vault.deps.db.selectFrom('history').select('op').where('tbl', '=', 'private_draft').execute()
    expect(images).toEqual([{ op: 'delete' }])
    await undoLast()
    expect(await call(coaching.draft, { personId: firm.gail }, inVault())).toMatchObject({ body: 'Quiet again' })
  })
})
