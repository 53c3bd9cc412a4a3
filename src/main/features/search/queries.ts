import type { ReadDb } from '../../db/database.ts'

export interface Page {
  readonly limit: number
  readonly offset: number
}

/** What a hit may be made of, whatever its kind. */
export interface Candidate {
  readonly id: string
  readonly personId: string
  readonly name: string
  /** Day it is about; empty for people. */
  readonly on: string | number
  readonly title: string
  readonly text: string
  readonly kind: string
}

// Each answers one page, newest first; the search reads on only until it has enough.

export async function peoplePage(db: ReadDb, { limit, offset }: Page): Promise<Candidate[]> {
  const rows = await db
    .selectFrom('person')
    .leftJoin('job_profile', 'job_profile.id', 'person.job_profile_id')
    .leftJoin('org_unit', 'org_unit.id', 'person.org_unit_id')
    .select(['person.id', 'person.given_name', 'person.family_name', 'person.email', 'person.employee_number'])
    .select(['job_profile.title', 'org_unit.name as unit'])
    .where('person.deleted_at', 'is', null)
    .orderBy('person.created_at', 'desc')
    .orderBy('person.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map((row) => {
    const name = fullName(row)
    const job = [row.title, row.unit].filter((part) => part !== null).join(', ')
    const text = [name, job, row.email, row.employee_number].filter((part) => part !== null).join(' ')
    return { id: row.id, personId: row.id, name, on: '', title: job, text, kind: 'person' }
  })
}

export async function goalsPage(db: ReadDb, { limit, offset }: Page): Promise<Candidate[]> {
  const rows = await db
    .selectFrom('goal')
    .innerJoin('participation', 'participation.id', 'goal.participation_id')
    .innerJoin('cycle', 'cycle.id', 'participation.cycle_id')
    .innerJoin('person', 'person.id', 'participation.person_id')
    .select(['goal.id', 'goal.title', 'goal.outcome', 'participation.person_id', 'cycle.name as cycle'])
    .select(['person.given_name', 'person.family_name'])
    .where('goal.deleted_at', 'is', null)
    .where('participation.deleted_at', 'is', null)
    .where('person.deleted_at', 'is', null)
    .orderBy('goal.created_at', 'desc')
    .orderBy('goal.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    name: fullName(row),
    on: row.cycle,
    title: row.title,
    text: `${row.title} ${row.outcome}`,
    kind: 'goal',
  }))
}

export async function privateNotesPage(db: ReadDb, { limit, offset }: Page): Promise<Candidate[]> {
  const rows = await db
    .selectFrom('private_note')
    .innerJoin('person', 'person.id', 'private_note.person_id')
    .select(['private_note.id', 'private_note.person_id', 'private_note.observed_on', 'private_note.body'])
    .select(['person.given_name', 'person.family_name'])
    .where('private_note.deleted_at', 'is', null)
    .where('person.deleted_at', 'is', null)
    .orderBy('private_note.observed_on', 'desc')
    .orderBy('private_note.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map((row) => ({ ...noteCandidate(row), kind: 'private' }))
}

export async function sharedNotesPage(db: ReadDb, { limit, offset }: Page): Promise<Candidate[]> {
  const rows = await db
    .selectFrom('shared_note')
    .innerJoin('person', 'person.id', 'shared_note.person_id')
    .select(['shared_note.id', 'shared_note.person_id', 'shared_note.observed_on', 'shared_note.body', 'shared_note.kind'])
    .select(['person.given_name', 'person.family_name'])
    .where('shared_note.deleted_at', 'is', null)
    .where('person.deleted_at', 'is', null)
    .orderBy('shared_note.observed_on', 'desc')
    .orderBy('shared_note.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map((row) => ({ ...noteCandidate(row), kind: row.kind }))
}

/** Feedback is found as a note is. What is held of an anonymous request is in no table a search reads. */
export async function feedbackPage(db: ReadDb, { limit, offset }: Page): Promise<Candidate[]> {
  const rows = await db
    .selectFrom('feedback')
    .innerJoin('person', 'person.id', 'feedback.person_id')
    .select(['feedback.id', 'feedback.person_id', 'feedback.observed_on', 'feedback.body', 'person.given_name', 'person.family_name'])
    .where('feedback.deleted_at', 'is', null)
    .where('person.deleted_at', 'is', null)
    .orderBy('feedback.observed_on', 'desc')
    .orderBy('feedback.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map((row) => ({ ...noteCandidate(row), kind: 'feedback' }))
}

interface NoteRow {
  readonly id: string
  readonly person_id: string
  readonly observed_on: string
  readonly body: string
  readonly given_name: string
  readonly family_name: string
}

function noteCandidate(row: NoteRow): Omit<Candidate, 'kind'> {
  return { id: row.id, personId: row.person_id, name: fullName(row), on: row.observed_on, title: row.body, text: row.body }
}

/** Meetings with what stands on their agenda. The private margin is not searched: it has no hit of its own to lead to. */
export async function meetingsPage(db: ReadDb, { limit, offset }: Page): Promise<Candidate[]> {
  const rows = await db
    .selectFrom('one_to_one')
    .innerJoin('person', 'person.id', 'one_to_one.person_id')
    .select(['one_to_one.id', 'one_to_one.person_id', 'one_to_one.starts_at', 'person.given_name', 'person.family_name'])
    .where('one_to_one.deleted_at', 'is', null)
    .where('person.deleted_at', 'is', null)
    .orderBy('one_to_one.starts_at', 'desc')
    .orderBy('one_to_one.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  if (rows.length === 0) return []
  const items = await db
    .selectFrom('agenda_item')
    .select(['one_to_one_id', 'title', 'note'])
    .where(
      'one_to_one_id',
      'in',
      rows.map(({ id }) => id),
    )
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .execute()
  const agendas = Map.groupBy(items, ({ one_to_one_id }) => one_to_one_id)
  return rows.map((row) => {
    const name = fullName(row)
    const agenda = (agendas.get(row.id) ?? []).map(({ title, note }) => `${title} ${note}`.trim())
    const text = [`One-to-one ${name}`, ...agenda].join(' ')
    return { id: row.id, personId: row.person_id, name, on: row.starts_at, title: agenda.join(', '), text, kind: 'one-to-one' }
  })
}

function fullName(row: { given_name: string; family_name: string }): string {
  return `${row.given_name} ${row.family_name}`.trim()
}
