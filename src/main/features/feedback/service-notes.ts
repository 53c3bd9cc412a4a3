import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import { findByName, findFeedback, findPerson, insertFeedback, ownerId, type PersonFacts, updateFeedback } from './queries.ts'
import { directionOf, nameAndDirection } from './rules.ts'

/** Feedback as the composer of a person's page writes it: a text, its day, and perhaps a name. */
export interface FeedbackNote {
  readonly id: string
  readonly personId: string
  readonly from: string
  readonly body: string
  readonly observedOn: IsoDate
  readonly at: number
}

/** Keeps it with the direction that the name tells; without a name it came from the owner of the vault. */
export async function keepFeedbackNote(tx: WriteDb, note: FeedbackNote): Promise<void> {
  const about = await findPerson(tx, note.personId)
  if (!about) throw new Error('feedback about nobody: the caller looks for the person first')
  const owner = await ownerId(tx)
  const { name, direction } = nameAndDirection(note.from)
  const giver = await giverNamed(tx, name, owner)
  const unnamed = name === ''
  await insertFeedback(tx, 'both', {
    id: note.id,
    person_id: note.personId,
    direction: direction ?? (unnamed && !giver ? 'downward' : directionOf(asGiver(giver), about, owner)),
    giver_id: giver?.id ?? null,
    giver_name: unnamed ? (giver?.name ?? '') : name,
    answers: 0,
    request_id: null,
    recipient_id: null,
    reply_id: null,
    body: note.body,
    observed_on: note.observedOn,
    created_at: note.at,
    updated_at: note.at,
    deleted_at: null,
  })
}

function asGiver(person: PersonFacts | undefined) {
  return { id: person?.id ?? null, managerId: person?.managerId ?? null }
}

async function giverNamed(db: ReadDb, from: string, owner: string | null): Promise<PersonFacts | undefined> {
  if (from !== '') return await findByName(db, from)
  return owner === null ? undefined : await findPerson(db, owner)
}

/** A piece of feedback as a note, if it is one: what came in as an answer is read here, and changed nowhere. */
export async function findFeedbackNote(db: ReadDb, id: string) {
  const found = await findFeedback(db, id)
  return found && { ...found.row, isAnswer: found.row.request_id !== null, readers: found.readers }
}

export async function changeFeedbackNote(
  tx: WriteDb,
  id: string,
  changes: { readonly body: string; readonly observed_on: IsoDate; readonly updated_at: number } | { readonly deleted_at: number },
): Promise<void> {
  const found = await findFeedback(tx, id)
  if (found) await updateFeedback(tx, found, changes)
}
