import { call } from '@orpc/server'
import { CompiledQuery } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { daysFromStart, type Firm, seatFirm } from '../../../../tests/support/firm.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import type { Marked, SearchHit } from '../../../shared/contract/search.ts'
import { coachingRouter as coaching } from '../coaching/index.ts'
import { peopleRouter as people } from '../people/index.ts'
import { workspaceRouter as workspace } from '../workspace/index.ts'
import { searchRouter as search } from './index.ts'
import { catchUp } from './service-index.ts'

let vault: TestVault
let firm: Firm
const inVault = () => ({ context: vault.context })
const find = async (text: string) => (await call(search.find, { text }, inVault())).hits
const page = async (text: string, order: 'best' | 'newest' = 'best', limit = 50) =>
  (await call(search.page, { text, order, limit }, inVault())).hits

beforeEach(async () => {
  vault = await openTestVault()
  firm = await seatFirm(vault)
  // What was there before is filled in with patience; what comes after is found at once.
  await catchUp(vault.deps)
})
afterEach(() => vault.close())

const day = (number: number) => `2026-10-${String(number).padStart(2, '0')}`
const note = (kind: 'private' | 'shared', body: string, number = 1, personId = firm.gail) =>
  call(coaching.keepNote, { personId, kind, body, from: '', observedOn: day(number) }, inVault())
const plain = (parts: readonly Marked[]) => parts.map(({ text }) => text).join('')
const marked = (parts: readonly Marked[]) => parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')
const words = (hits: readonly SearchHit[]) => hits.map(({ title, text }) => plain(title) || plain(text))

describe('search while typing', () => {
  it('finds goals, notes, meetings and people, and marks what only the owner reads', async () => {
    await note('private', 'The drawings were late', 15)
    await note('shared', 'Drawings praised', 20)
    const { oneToOneId } = await call(coaching.schedule, { personId: firm.gail, startsAt: daysFromStart(0), minutes: 30 }, inVault())
    await call(coaching.addAgendaItem, { oneToOneId, title: 'Earlier DRAWINGS', raisedBy: 'manager' }, inVault())
    await call(coaching.saveMargin, { oneToOneId, body: 'Drawings again, ask calmly' }, inVault())

    const hits = await find('drawings')
    expect(hits.map(({ kind, readers, on }) => [kind, readers, on])).toEqual([
      ['goal', 'both', '2026-01-30'],
      ['margin', 'only-you', '2026-11-10'],
      ['agenda-item', 'both', '2026-11-10'],
      ['shared-note', 'both', '2026-10-20'],
      ['private-note', 'only-you', '2026-10-15'],
    ])
    expect(hits.map(({ title, text }) => marked([...title, ...text]))).toEqual([
      'Release 12 [drawings]',
      '[Drawings] again, ask calmly',
      'Earlier [DRAWINGS]',
      '[Drawings] praised',
      'The [drawings] were late',
    ])
    expect(new Set(hits.map(({ personName }) => personName))).toEqual(new Set(['Gail Erickson']))
    expect(hits.map(({ place }) => place.screen)).toEqual(['goal', 'one-to-one', 'one-to-one', 'person', 'person'])
  })

  it('answers at most five of a group, the newest first', async () => {
    for (let number = 1; number <= 9; number++) await note(number % 2 ? 'private' : 'shared', `Word ${number}`, number)
    expect(words(await find('word'))).toEqual(['Word 9', 'Word 8', 'Word 7', 'Word 6', 'Word 5'])
  })

  it('finds a record under the name of the person it is about', async () => {
    await note('shared', 'Calm in the release')
    await note('shared', 'Calm too', 2, firm.rob)
    expect(words(await find('gail calm'))).toEqual(['Calm in the release'])
    expect((await find('erickson')).map(({ kind }) => kind)).toContain('person')
  })

  it('finds a person by job, unit, address and number, also after the job was renamed', async () => {
    await call(
      people.update,
      { personId: firm.gail, fields: { jobTitle: 'Toolmaker', unit: 'Jigs', email: 'gail0@works.example' } },
      inVault(),
    )
    for (const text of ['toolm', 'jigs', 'gail0', 'gail0@works'])
      expect([text, words(await find(text))]).toEqual([text, expect.arrayContaining(['Gail Erickson'])])
  })

  it.each([
    ['Öztürk', 'ozturk'],
    ['Öztürk', 'Özt'],
    ['Straßenverkäufe besprochen', 'strassenverk'],
    ['Nguyễn Thị Được đã hoàn thành báo cáo', 'nguyen duoc hoan'],
    ['İstanbul toplantısı yapıldı', 'istanbul toplantisi'],
    ['来週の東京都での会議を準備した', '会議'],
    ['来週の東京都での会議を準備した', '東京 準備'],
    ['客户会议推迟到下周三', '会议推迟'],
    ['客户会议推迟到下周三', '周'],
    ['ﾊﾝﾄﾞの設計', 'ハンド'],
    ['ประชุมทีมเรื่องงบประมาณไตรมาสหน้า', 'งบประมาณ'],
    ['ประชุมทีมเรื่องงบประมาณไตรมาสหน้า', 'ประชุม ไตรมาส'],
    ['ISO認証の準備', 'iso認証'],
    ['The pre-series gauge', 'pre-ser'],
    ['Said “don’t” twice', 'don’t'],
  ])('finds “%s” under “%s”', async (body, typed) => {
    await note('shared', 'Something else altogether', 20)
    await note('shared', body, 3)
    expect(words(await find(typed))).toEqual([body])
  })

  it('does not find what only looks alike: other signs, or words in the middle', async () => {
    await note('shared', '東都の京')
    await note('shared', 'Preparation')
    expect(await find('東京')).toEqual([])
    expect(await find('para')).toEqual([])
  })

  it('leaves out what was removed, what lies in something removed, and drafts', async () => {
    const { note: kept } = await note('private', 'Canary')
    await call(coaching.removeNote, { noteId: kept.id }, inVault())
    await call(coaching.saveDraft, { personId: firm.gail, kind: 'private', body: 'Canary' }, inVault())
    expect(await find('canary')).toEqual([])

    await note('private', 'Sparrow', 2, firm.rob)
    expect(await find('sparrow')).toHaveLength(1)
    await call(people.remove, { personIds: [firm.rob] }, inVault())
    expect(await find('sparrow')).toEqual([])
    const change = await call(workspace.lastChange, undefined, inVault())
    await call(workspace.undo, { changeId: change?.id as never }, inVault())
    expect(await find('sparrow')).toHaveLength(1)
  })
})

describe('filters', () => {
  beforeEach(async () => {
    await note('private', 'Late again #punctual', 5)
    await note('shared', 'Late once', 10)
    await note('shared', 'Late too', 20, firm.rob)
  })

  it.each([
    ['late person:gail', ['Late once', 'Late again #punctual']],
    ['late person:"gail erick"', ['Late once', 'Late again #punctual']],
    ['late person:nobody', []],
    ['late before:2026-10-10', ['Late again #punctual']],
    ['late after:2026-10-10', ['Late too']],
    ['late after:2026-10-04 before:2026-10-20', ['Late once', 'Late again #punctual']],
    ['late before:2026', []],
    ['kind:private', ['Late again #punctual']],
    ['kind:note person:rob', ['Late too']],
    ['tag:punctual', ['Late again #punctual']],
    ['tag:other late', []],
    ['late before:', ['Late too', 'Late once', 'Late again #punctual']],
  ])('%s', async (typed, expected) => {
    expect(words(await find(typed))).toEqual(expected)
    expect(words(await page(typed, 'newest'))).toEqual(expected)
  })
})

describe('search on Enter', () => {
  it('puts whole words before beginnings of words, and a title before a text', async () => {
    await note('shared', 'drawingsboard', 25)
    await note('shared', 'A long text in which drawings are named once among many other words', 20)
    await note('shared', 'drawings', 1)
    expect(words(await page('drawings'))).toEqual([
      'Release 12 drawings',
      'drawings',
      'A long text in which drawings are named once among many other words',
      'drawingsboard',
    ])
  })

  it('says that there is more than it shows', async () => {
    for (let number = 1; number <= 4; number++) await note('shared', `Word ${number}`, number)
    expect(await call(search.page, { text: 'word', order: 'best', limit: 3 }, inVault())).toMatchObject({ more: true })
    expect(await call(search.page, { text: 'word', order: 'newest', limit: 4 }, inVault())).toMatchObject({ more: false, ready: 1 })
  })
})

describe('what is typed', () => {
  it.each([
    '"',
    "'",
    '*',
    'NEAR(a b)',
    'a OR',
    'AND',
    'NOT',
    'title:x',
    '{title}:x',
    '^a',
    '-',
    'a"b',
    '\0',
    'a\0b',
    '(((',
    'marks:x',
    '"; DROP TABLE person; --',
    '\ue000gnotes',
    'x*y',
    'person:"',
    'person:* OR',
    'tag:"a" OR "b"',
    'before:9999-99-99',
    'kind:"',
  ])('is never taken for a query language: %s', async (typed) => {
    await note('private', 'x y a b')
    await expect(find(typed)).resolves.toBeInstanceOf(Array)
    await expect(page(typed)).resolves.toBeInstanceOf(Array)
    expect(await vault.deps.db.selectFrom('person').select('id').execute()).toHaveLength(3)
  })
})

describe('how it is asked', () => {
  it('walks the index while somebody types, and reads no table from one end to the other', async () => {
    await note('private', 'Gauge review')
    await find('gauge')
    const asked = await vault.statementsOf(() => find('gauge person:gail before:2027'))
    const steps: string[] = []
    for (const { sql: text, parameters } of asked.filter(({ sql: text }) => /^\s*select/i.test(text))) {
      const plan = await vault.deps.db.executeQuery<{ detail: string }>(CompiledQuery.raw(`EXPLAIN QUERY PLAN ${text}`, [...parameters]))
      steps.push(...plan.rows.map(({ detail }) => detail))
    }
    expect(steps.filter((step) => /private_search VIRTUAL TABLE INDEX \d+:.*M\d/.test(step)).length).toBe(1)
    // "f" is the index too; a sort would be a step of its own. The state of the index is one row.
    expect(steps.filter((step) => /^SCAN (?!private_search VIRTUAL|f VIRTUAL|private_search_state)|TEMP B-TREE/.test(step))).toEqual([])
  })
})
