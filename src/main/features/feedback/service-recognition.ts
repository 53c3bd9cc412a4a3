import type { Change } from '../../../shared/contract/base.ts'
import { addDays, type IsoDate } from '../../../shared/kernel/dates.ts'
import type { FirmValueId, PersonId, RecognitionId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { change } from '../../db/change.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { compare, findPerson } from './queries.ts'
import { findRecognitionRow, findValueRow, lastRecognised, nextValuePosition, putRecognition, putValue } from './queries-recognition.ts'
import type { FirmValueTable, RecognitionTable } from './schema.ts'

export interface RecognitionInput {
  readonly recognitionId: RecognitionId | null
  readonly personId: PersonId
  readonly valueId: FirmValueId | null
  readonly body: string
  readonly announce: boolean
  readonly givenOn: IsoDate
}

type RecogniseRefusal = Outcome<'RECOGNITION_NOT_FOUND' | 'FIRM_VALUE_NOT_FOUND' | 'PERSON_NOT_FOUND'>

export function recognise(
  deps: Deps,
  input: RecognitionInput,
): Promise<Result<{ readonly recognitionId: RecognitionId; readonly change: Change }, RecogniseRefusal>> {
  const summary = input.recognitionId === null ? 'Recognition kept' : 'Recognition changed'
  return change(deps, { verb: 'feedback.recognise', summary }, async (tx, { id, at }) => {
    if (!(await findPerson(tx, input.personId))) return err({ code: 'PERSON_NOT_FOUND' as const })
    const before = input.recognitionId === null ? undefined : await findRecognitionRow(tx, input.recognitionId)
    if (input.recognitionId !== null && !before) return err({ code: 'RECOGNITION_NOT_FOUND' as const })
    const value = input.valueId === null ? null : await findValueRow(tx, input.valueId)
    if (value === undefined) return err({ code: 'FIRM_VALUE_NOT_FOUND' as const })
    const recognitionId = input.recognitionId ?? (deps.newId() as RecognitionId)
    const moment = { id: recognitionId, at, announcedOn: before?.announced_on ?? null, since: before?.created_at ?? at }
    await putRecognition(tx, rowOf(input, value, moment))
    return ok({ recognitionId, change: { id, summary } })
  })
}

interface Moment {
  readonly id: string
  readonly at: number
  readonly announcedOn: IsoDate | null
  readonly since: number
}

function rowOf(input: RecognitionInput, value: FirmValueTable | null, { id, at, announcedOn, since }: Moment): RecognitionTable {
  return {
    id,
    person_id: input.personId,
    value_id: value?.id ?? null,
    value_name: value?.name ?? '',
    body: input.body,
    announce: input.announce ? 1 : 0,
    announced_on: input.announce ? announcedOn : null,
    given_on: input.givenOn,
    created_at: since,
    updated_at: at,
    deleted_at: null,
  }
}

type NoRecognition = Outcome<'RECOGNITION_NOT_FOUND'>

/** It was said before others on this day; null takes that back. */
export function announce(deps: Deps, recognitionId: RecognitionId, on: IsoDate | null): Promise<Result<Change, NoRecognition>> {
  const summary = on === null ? 'Recognition is to be announced' : 'Recognition announced'
  return change(deps, { verb: 'feedback.announce', summary }, async (tx, { id, at }) => {
    const row = await findRecognitionRow(tx, recognitionId)
    if (!row) return err({ code: 'RECOGNITION_NOT_FOUND' as const })
    await putRecognition(tx, { ...row, announce: 1, announced_on: on, updated_at: at })
    return ok({ id, summary })
  })
}

export function removeRecognition(deps: Deps, recognitionId: RecognitionId): Promise<Result<Change, NoRecognition>> {
  const summary = 'Recognition removed'
  return change(deps, { verb: 'feedback.removeRecognition', summary }, async (tx, { id, at }) => {
    const row = await findRecognitionRow(tx, recognitionId)
    if (!row) return err({ code: 'RECOGNITION_NOT_FOUND' as const })
    await putRecognition(tx, { ...row, deleted_at: at })
    return ok({ id, summary })
  })
}

/** Without any for so long, a person is said to have had none lately. */
const QUIET_DAYS = 90

/** Those who had none first, then the longest ago. */
export async function recognisedLast(db: ReadDb, today: IsoDate) {
  const since = addDays(today, -QUIET_DAYS)
  const people = (await lastRecognised(db)).map((person) => ({ ...person, quiet: person.lastOn === null || person.lastOn < since }))
  return people.sort((a, b) => compare(a.lastOn ?? '', b.lastOn ?? ''))
}

type NoValue = Outcome<'FIRM_VALUE_NOT_FOUND'>

export function saveValue(
  deps: Deps,
  input: { readonly valueId: FirmValueId | null; readonly name: string; readonly meaning: string },
): Promise<Result<{ readonly valueId: FirmValueId; readonly savedAt: number; readonly change: Change }, NoValue>> {
  const summary = input.valueId === null ? 'Value added' : 'Value changed'
  return change(deps, { verb: 'feedback.saveValue', summary }, async (tx, { id, at }) => {
    const before = input.valueId === null ? undefined : await findValueRow(tx, input.valueId)
    if (input.valueId !== null && !before) return err({ code: 'FIRM_VALUE_NOT_FOUND' as const })
    const valueId = input.valueId ?? (deps.newId() as FirmValueId)
    const position = before?.position ?? (await nextValuePosition(tx))
    await putValue(tx, { id: valueId, name: input.name, meaning: input.meaning, position, updated_at: at, deleted_at: null })
    return ok({ valueId, savedAt: at, change: { id, summary } })
  })
}

/** Recognition keeps the name of the value it was given for. */
export function removeValue(deps: Deps, valueId: FirmValueId): Promise<Result<Change, NoValue>> {
  const summary = 'Value removed'
  return change(deps, { verb: 'feedback.removeValue', summary }, async (tx, { id, at }) => {
    const row = await findValueRow(tx, valueId)
    if (!row) return err({ code: 'FIRM_VALUE_NOT_FOUND' as const })
    await putValue(tx, { ...row, deleted_at: at })
    return ok({ id, summary })
  })
}
