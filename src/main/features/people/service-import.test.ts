import { readFileSync } from 'node:fs'
import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addPerson, launchCycleFor } from '../../../../tests/support/cycle.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import { type ImportChoices, type ImportDecision, NO_CHOICES } from '../../../shared/contract/people-import.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { peopleRouter } from './index.ts'

let vault: TestVault
let context: TestVault['context']

beforeEach(async () => {
  vault = await openTestVault()
  context = vault.context
})
afterEach(() => vault.close())

const list = () => call(peopleRouter.list, undefined, { context })

function preview(text: string | Uint8Array<ArrayBuffer>, choices: Partial<ImportChoices> = {}) {
  const file = new File([text], 'people.csv')
  return call(peopleRouter.importPreview, { fileName: 'people.csv', file, choices: { ...NO_CHOICES, ...choices } }, { context })
}
const again = (token: string, choices: Partial<ImportChoices>) =>
  call(peopleRouter.importAgain, { token, choices: { ...NO_CHOICES, ...choices } }, { context })
const commit = (token: string) => call(peopleRouter.importCommit, { token }, { context })
const importText = async (text: string) => commit((await preview(text)).token)

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
      status: 'active',
      outcome: 'added',
      changes: [],
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
      const first = await preview(new Uint8Array(data), { dateOrder: 'dmy' })
      await commit(first.token)
      const second = await preview(new Uint8Array(data))
      expect({ name, ...second.counts }).toMatchObject({ name, added: 0, changed: 0, skipped: first.counts.skipped })
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

  it('shows the columns when none of them is a name, and cannot be confirmed before one is', async () => {
    const shown = await preview('code,points\nAda,5\n')
    expect(shown).toMatchObject({ needs: ['name'], columns: [{ header: 'code' }, { header: 'points' }], counts: { rows: 1, skipped: 1 } })
    await expect(commit(shown.token)).rejects.toMatchObject({ code: 'IMPORT_UNDECIDED' })
    const mapped = await again(shown.token, { mapping: ['name', null] })
    expect(mapped).toMatchObject({ token: shown.token, needs: [], counts: { added: 1 } })
    expect(await commit(mapped.token)).toMatchObject({ added: 1 })
  })

  it('says what is wrong with a file that holds no text', async () => {
    await expect(preview('')).rejects.toMatchObject({ code: 'FILE_EMPTY' })
    await expect(preview('PK\u0003\u0004')).rejects.toMatchObject({ code: 'FILE_DAMAGED' })
    await expect(preview('%PDF-1.7')).rejects.toMatchObject({ code: 'FILE_NOT_TEXT' })
    await expect(again('nothing', {})).rejects.toMatchObject({ code: 'PREVIEW_GONE' })
  })

  it('writes nothing at all when there is nothing to write', async () => {
    await importText(twoPeople)
    const changes = () => vault.deps.db.selectFrom('change').selectAll().execute()
    const before = await changes()
    await expect(importText(twoPeople)).rejects.toMatchObject({ code: 'NOTHING_TO_IMPORT' })
    expect(await changes()).toEqual(before)
  })
})

describe('what is decided about a row', () => {
  const file =
    'employee_id,name,email,manager_id,hire_date\n1,Ada Example,ada@example.com,,2020-01-01\n2,Bo Chen,bo@example.com,Ada Exampel,2021-01-01\n2,Cy Dubois,cy@example.com,1,2022-01-01\n,,,,not a date\n'
  const decide = (...decisions: ImportDecision[]) => ({ decisions })
  const row = (row: number, action: ImportDecision['action'], field: ImportDecision['field'] = null, value: string | null = null) => ({
    row,
    action,
    field,
    value,
  })

  it('is asked with near matches, what happens otherwise, and what may be chosen', async () => {
    const { problems, counts } = await preview(file)
    expect(counts).toMatchObject({ rows: 4, added: 2, skipped: 2 })
    expect(problems.map(({ row, code, effect, name }) => [row, code, effect, name])).toEqual([
      [3, 'unknown-manager', 'repairs', 'Bo Chen'],
      [4, 'duplicate-id', 'skips', 'Cy Dubois'],
      [5, 'stray-row', 'skips', ''],
    ])
    expect(problems[0]).toMatchObject({
      column: 'manager_id',
      field: 'manager',
      value: 'Ada Exampel',
      choices: ['fix', 'as-is', 'skip'],
      suggestions: [{ value: '1', label: 'Ada Example (row 2)' }],
    })
  })

  it('is done: a value is mended, a number given anew, a row left out', async () => {
    const shown = await preview(file)
    const mended = await again(shown.token, decide(row(3, 'fix', 'manager', '1'), row(4, 'fix', 'employeeNumber', '3'), row(5, 'skip')))
    expect(mended.problems).toEqual([])
    expect(mended.counts).toMatchObject({ rows: 4, added: 3, skipped: 1 })
    await commit(mended.token)
    expect((await list()).map(({ name, employeeNumber, managerName }) => [name, employeeNumber, managerName])).toEqual([
      ['Ada Example', '1', null],
      ['Bo Chen', '2', 'Ada Example'],
      ['Cy Dubois', '3', 'Ada Example'],
    ])
  })

  it('is done: a row whose number is taken is imported without one', async () => {
    const shown = await preview(file, decide(row(4, 'as-is', 'employeeNumber')))
    expect(shown.problems[1]).toMatchObject({
      row: 4,
      code: 'duplicate-id',
      effect: 'repairs',
      repair: 'Without a number: row 3 has it: Bo Chen',
    })
    await commit(shown.token)
    expect(await list()).toMatchObject([{}, {}, { name: 'Cy Dubois', employeeNumber: null }])
  })

  it('is done: a row without a name is given one, a date is mended', async () => {
    const shown = await preview(file, decide(row(5, 'fix', 'name', 'Di Ek'), row(5, 'fix', 'hiredOn', '1 May 2021'), row(5, 'as-is')))
    await commit(shown.token)
    expect((await list()).find(({ name }) => name === 'Di Ek')).toMatchObject({ hiredOn: '2021-05-01' })
  })
})

describe('a date that reads either way', () => {
  const file = 'name,start date\nAda,03/04/2025\nBo,05/06/2025\n'

  it('is asked about once, and the answer is remembered with the columns', async () => {
    const shown = await preview(file)
    expect(shown).toMatchObject({
      needs: ['date-order'],
      dates: { order: null, ambiguous: 2, examples: [{ value: '03/04/2025', dmy: '2025-04-03', mdy: '2025-03-04' }, {}] },
    })
    await expect(commit(shown.token)).rejects.toMatchObject({ code: 'IMPORT_UNDECIDED' })
    const read = await again(shown.token, { dateOrder: 'mdy' })
    expect(read).toMatchObject({ needs: [], dates: { order: 'mdy' }, problems: [] })
    await commit(read.token)
    expect(await list()).toMatchObject([{ hiredOn: '2025-03-04' }, { hiredOn: '2025-05-06' }])
    expect(await preview(file)).toMatchObject({ remembered: true, needs: [], dates: { order: 'mdy' }, counts: { unchanged: 2 } })
  })

  it('is not asked about when one of the column settles it', async () => {
    expect(await preview(`${file}Cy,28/02/2025\n`)).toMatchObject({ needs: [], dates: { order: 'dmy', ambiguous: 0 } })
  })
})

describe('columns mapped by hand', () => {
  it('are remembered for files with the same headings, and for no others', async () => {
    const first = await preview('Who,Where\nAda,Sales\n', { headerRow: 1, mapping: ['name', 'unit'] })
    await commit(first.token)
    const second = await preview('WHO , where\nBo,Finance\n')
    expect(second).toMatchObject({ remembered: true, columns: [{ field: 'name' }, { field: 'unit' }], counts: { added: 1 } })
    expect(await preview('Who,Where,Age\nBo,Finance,40\n')).toMatchObject({ remembered: false })
  })
})

describe('people missing from a later file', () => {
  const leave = (token: string, personIds: PersonId[], leftOn = '2026-01-31') =>
    call(peopleRouter.importCommit, { token, leavers: { personIds, leftOn } }, { context })

  it('are offered as leavers; those chosen are marked so, in the same change', async () => {
    await importText(twoPeople)
    const shown = await preview('employee_id,name\n3,Cy Dubois\n')
    expect(shown.counts).toMatchObject({ added: 1, missing: 2 })
    expect(shown.missing).toMatchObject([
      { name: 'Ada Example', reports: 1 },
      { name: 'Bo Chen', reports: 0 },
    ])
    const bo = shown.missing[1]?.id
    const done = await leave(shown.token, bo ? [bo] : [])
    expect(done).toMatchObject({ added: 1, left: 1, change: { summary: '1 person imported, 1 marked as left' } })
    expect((await list()).map(({ name, status }) => [name, status])).toEqual([
      ['Ada Example', 'active'],
      ['Bo Chen', 'left'],
      ['Cy Dubois', 'active'],
    ])
    const events = await vault.deps.db.selectFrom('person_event').selectAll().execute()
    expect(events).toMatchObject([{ person_id: bo, kind: 'left', happened_on: '2026-01-31' }])
  })

  it('are never taken to have left by themselves', async () => {
    await importText(twoPeople)
    await importText('employee_id,name\n3,Cy Dubois\n')
    expect((await list()).map(({ status }) => status)).toEqual(['active', 'active', 'active'])
  })
})

describe('changes by import', () => {
  it('are dated events, of the job, the manager and the unit, and reviews pass to the new manager', async () => {
    await importText(twoPeople)
    const [ada, bo] = await list()
    await launchCycleFor(vault, bo ? [bo.id] : [])
    await importText('employee_id,name,job_title,department,manager_id\n9,New Head,Director,,\n2,Bo Chen,Lead,Finance,9\n')
    const events = await vault.deps.db.selectFrom('person_event').selectAll().orderBy('kind').execute()
    expect(events.map(({ kind, from_text, to_text, from_manager_id }) => [kind, from_text, to_text, from_manager_id])).toEqual([
      ['job', 'Analyst', 'Lead', null],
      ['manager', null, null, ada?.id],
      ['unit', 'Sales', 'Finance', null],
    ])
  })
})
