import { readFileSync } from 'node:fs'
import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addPerson, launchCycleFor } from '../../../../tests/support/cycle.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { change } from '../../db/change.ts'
import { planningRouter } from '../planning/index.ts'
import { peopleRouter } from './index.ts'
import { peopleQuery } from './queries.ts'

let vault: TestVault
let context: TestVault['context']

beforeEach(async () => {
  vault = await openTestVault()
  context = vault.context
})
afterEach(() => vault.close())

const list = () => call(peopleRouter.list, undefined, { context })
const update = (personId: PersonId, fields: object) => call(peopleRouter.update, { personId, fields }, { context })

function preview(text: string | Uint8Array<ArrayBuffer>, choices: object = {}) {
  const file = new File([text], 'people.csv')
  return call(peopleRouter.importPreview, { fileName: 'people.csv', file, mapping: null, hasHeader: null, ...choices }, { context })
}
const commit = (token: string) => call(peopleRouter.importCommit, { token }, { context })
const importText = async (text: string) => commit((await preview(text)).token)

describe('people', () => {
  it('are listed by name with job, unit and manager', async () => {
    const ada = await addPerson(vault, 'Ada Example', { jobTitle: 'Director', employeeNumber: '1' })
    await addPerson(vault, 'Bo Chen', { managerId: ada, jobTitle: 'director', unit: 'Sales' })
    expect(await list()).toMatchObject([
      { name: 'Ada Example', jobTitle: 'Director', managerName: null, review: null, goals: 0 },
      { name: 'Bo Chen', jobTitle: 'Director', unit: 'Sales', managerName: 'Ada Example' },
    ])
    expect(await vault.deps.db.selectFrom('job_profile').select('title').execute()).toEqual([{ title: 'Director' }])
  })

  it('need a name, and a number of their own', async () => {
    await addPerson(vault, 'Ada Example', { employeeNumber: '1' })
    await expect(addPerson(vault, '')).rejects.toMatchObject({ code: 'PERSON_NEEDS_NAME' })
    await expect(addPerson(vault, 'Bo Chen', { employeeNumber: '1' })).rejects.toMatchObject({
      code: 'EMPLOYEE_NUMBER_TAKEN',
      data: { name: 'Ada Example' },
    })
    expect(await list()).toHaveLength(1)
  })

  it('cannot report to themselves, nor to somebody below them; the circle is named', async () => {
    const ada = await addPerson(vault, 'Ada Example')
    const bo = await addPerson(vault, 'Bo Chen', { managerId: ada })
    const cy = await addPerson(vault, 'Cy Dubois', { managerId: bo })
    await expect(update(ada, { managerId: ada })).rejects.toMatchObject({ code: 'OWN_MANAGER' })
    await expect(update(ada, { managerId: cy })).rejects.toMatchObject({
      code: 'MANAGER_CYCLE',
      data: { names: ['Ada Example', 'Cy Dubois', 'Bo Chen', 'Ada Example'] },
    })
  })

  it('change only where something was said', async () => {
    const ada = await addPerson(vault, 'Ada Example', { email: 'ada@example.com', jobTitle: 'Director' })
    const said = await update(ada, { familyName: 'Sample', jobTitle: null })
    expect(said.summary).toBe('Ada Sample changed')
    expect(await list()).toMatchObject([{ name: 'Ada Sample', email: 'ada@example.com', jobTitle: null }])
  })

  it('who are removed still name their reports’ manager and keep their cycle', async () => {
    const ada = await addPerson(vault, 'Ada Example')
    const bo = await addPerson(vault, 'Bo Chen', { managerId: ada })
    await launchCycleFor(vault, [ada, bo])
    await call(peopleRouter.remove, { personIds: [ada] }, { context })
    expect(await list()).toMatchObject([{ name: 'Bo Chen', managerId: ada, managerName: 'Ada Example' }])
    await expect(call(peopleRouter.get, { personId: ada }, { context })).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' })
    const kept = await vault.deps.db.selectFrom('participation').select('id').where('deleted_at', 'is', null).execute()
    expect(kept).toHaveLength(2)
  })

  it('show their plan, last one-to-one and review in the running cycle', async () => {
    const ada = await addPerson(vault, 'Ada Example', { hiredOn: '2020-01-01' })
    const { participationIds } = await launchCycleFor(vault, [ada])
    const [participationId] = participationIds
    if (!participationId) throw new Error('nobody in the cycle')
    const goal = { participationId, kind: 'smart', title: 'Cut churn', proposedBy: 'manager' } as const
    const { goalId } = await call(planningRouter.createGoal, goal, { context })
    await call(planningRouter.updateGoal, { goalId, fields: { weightBp: 4000 } }, { context })
    await change(vault.deps, { verb: 'test', summary: 'Meeting' }, async (tx, { at }) => {
      const meeting = { minutes: 30, state: 'held', held_at: at, deleted_at: null } as const
      await tx
        .insertInto('one_to_one')
        .values([
          { ...meeting, id: vault.deps.newId(), person_id: ada, starts_at: new Date(2026, 8, 1, 9).getTime() },
          { ...meeting, id: vault.deps.newId(), person_id: ada, starts_at: new Date(2026, 9, 1, 9).getTime() },
        ])
        .execute()
    })
    expect(await list()).toMatchObject([{ goals: 1, weightBp: 4000, lastOneToOneOn: '2026-10-01', review: 'not-started' }])
    const person = await call(peopleRouter.get, { personId: ada }, { context })
    expect(person).toMatchObject({ givenName: 'Ada', reports: [], counts: { goals: 1, oneToOnes: 2, reviews: 0, rewards: 0, timeline: 3 } })
  })

  it('are listed without reading any table once per person', async () => {
    const { sql, parameters } = peopleQuery(vault.deps.db, vault.deps.newId() as never).compile()
    const plan = await vault.deps.db.executeQuery<{ detail: string }>({
      ...peopleQuery(vault.deps.db, null).compile(),
      sql: `EXPLAIN QUERY PLAN ${sql}`,
      parameters,
    })
    const scans = plan.rows.map(({ detail }) => detail).filter((detail) => detail.startsWith('SCAN'))
    // Once over the people, and once over each table that is summed up before it is joined.
    expect(scans.filter((detail) => !/^SCAN (person|goal|review|one_to_one|plan|meeting|participation|SUBQUERY)/i.test(detail))).toEqual([])
    expect(plan.rows.map(({ detail }) => detail).join('\n')).not.toMatch(/CORRELATED/)
  })
})

const twoPeople =
  'employee_id,name,email,job_title,department,manager_id\n1,Ada Example,ada@example.com,Director,,\n2,Bo Chen,bo@example.com,Analyst,Sales,1\n'

describe('importing people', () => {
  it('changes nothing until it is confirmed', async () => {
    const shown = await preview(twoPeople)
    expect(shown).toMatchObject({ fileName: 'people.csv', delimiter: ',', encoding: 'UTF-8', counts: { rows: 2, added: 2 } })
    expect(shown.sample[1]).toEqual({
      row: 3,
      name: 'Bo Chen',
      jobTitle: 'Analyst',
      unit: 'Sales',
      manager: 'Ada Example',
      outcome: 'added',
    })
    expect(await list()).toEqual([])
    expect(await commit(shown.token)).toMatchObject({ added: 2, changed: 0, change: { summary: '2 people imported' } })
    expect(await list()).toMatchObject([{ name: 'Ada Example' }, { name: 'Bo Chen', unit: 'Sales', managerName: 'Ada Example' }])
  })

  it('finds nothing to do the second time', async () => {
    const files = [
      'adventureworks_employees.csv',
      'duplicate_ids.csv',
      'manager_by_email_or_name.csv',
      'long_names.csv',
      'excel_damaged_ids.csv',
    ]
    for (const name of files) {
      const data = readFileSync(new URL(`../../../../tests/fixtures/people/${name}`, import.meta.url))
      const first = await preview(new Uint8Array(data))
      await commit(first.token)
      const again = await preview(new Uint8Array(data))
      expect({ name, ...again.counts }).toMatchObject({ name, added: 0, changed: 0, skipped: first.counts.skipped })
      const everybody = await list()
      await call(peopleRouter.remove, { personIds: everybody.map(({ id }) => id) }, { context })
    }
  })

  it('recognises people by number, else by e-mail, else by name', async () => {
    await importText(twoPeople)
    const shown = await preview(
      'employee_id,name,email,job_title\n1,Ada Sample,ada@example.com,Director\n,Bo C.,BO@example.com,Lead\n,Cy,,Lead',
    )
    expect(shown.counts).toMatchObject({ added: 1, changed: 2 })
    await commit(shown.token)
    expect((await list()).map(({ name, jobTitle, employeeNumber }) => [name, jobTitle, employeeNumber])).toEqual([
      ['Ada Sample', 'Director', '1'],
      ['Bo C.', 'Lead', '2'],
      ['Cy', 'Lead', null],
    ])
    const byName = await preview('name,department\nCy,Sales\n')
    expect(byName.counts).toMatchObject({ added: 0, changed: 1 })
  })

  it('leaves what an empty cell does not mention', async () => {
    await importText(twoPeople)
    const shown = await preview('employee_id,name,email,department\n2,Bo Chen,,\n')
    expect(shown.counts).toMatchObject({ unchanged: 1, changed: 0 })
  })

  it('finds managers who are only in the vault, and cuts a circle through them', async () => {
    await importText(twoPeople)
    await importText('employee_id,name,manager_id\n3,Cy Dubois,2\n')
    expect(await list()).toMatchObject([{}, {}, { name: 'Cy Dubois', managerName: 'Bo Chen' }])
    const shown = await preview('employee_id,name,manager_id\n1,Ada Example,3\n')
    expect(shown.problems).toMatchObject([{ code: 'manager-cycle', value: 'Ada Example → Cy Dubois → Bo Chen → Ada Example' }])
    expect(shown.counts).toMatchObject({ unchanged: 1 })
  })

  it('is refused when people changed after the preview', async () => {
    const shown = await preview(twoPeople)
    await addPerson(vault, 'Ada Example', { employeeNumber: '1' })
    await expect(commit(shown.token)).rejects.toMatchObject({ code: 'PREVIEW_OUTDATED' })
    expect(await list()).toHaveLength(1)
  })

  it('happens once per preview', async () => {
    const { token } = await preview(twoPeople)
    await commit(token)
    await expect(commit(token)).rejects.toMatchObject({ code: 'PREVIEW_GONE' })
  })

  it('shows the columns when none of them is a name', async () => {
    await expect(preview('code,points\n1,5\n')).rejects.toMatchObject({
      code: 'NO_NAME_COLUMN',
      data: { token: '', columns: [{ header: 'code' }, { header: 'points' }], counts: { rows: 1, skipped: 1 } },
    })
    const mapped = await preview('code,points\nAda,5\n', { mapping: ['name', null], hasHeader: true })
    expect(mapped.counts).toMatchObject({ added: 1 })
  })

  it('says what is wrong with a file that holds no text', async () => {
    await expect(preview('')).rejects.toMatchObject({ code: 'FILE_EMPTY' })
    await expect(preview('PK\u0003\u0004')).rejects.toMatchObject({ code: 'FILE_NOT_TEXT' })
  })
})
