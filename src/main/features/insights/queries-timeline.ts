import type { TimelineItem } from '../../../shared/contract/insights.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { ReadDb } from '../../db/database.ts'

const shared: Pick<TimelineItem, 'detail' | 'body' | 'readers' | 'chips' | 'goalId'> = {
  detail: '',
  body: '',
  readers: 'both',
  chips: [],
  goalId: null,
}

/** When somebody came; null where there is no such person. */
export async function hireItems(db: ReadDb, personId: string): Promise<TimelineItem[] | null> {
  const row = await db
    .selectFrom('person')
    .select(['id', 'hired_on'])
    .where('id', '=', personId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  return row.hired_on === null ? [] : [{ ...shared, id: `${row.id}:hired`, kind: 'hired', on: row.hired_on, title: 'Hired' }]
}

/** Jobs, managers and units that changed, leaving and coming back. */
export async function workItems(db: ReadDb, personId: string): Promise<TimelineItem[]> {
  const rows = await db
    .selectFrom('person_event')
    .leftJoin('person as before', 'before.id', 'person_event.from_manager_id')
    .leftJoin('person as after', 'after.id', 'person_event.to_manager_id')
    .select(['person_event.id', 'kind', 'happened_on', 'from_text', 'to_text', 'reason'])
    .select(['before.given_name as before_given', 'before.family_name as before_family'])
    .select(['after.given_name as after_given', 'after.family_name as after_family'])
    .where('person_event.person_id', '=', personId)
    .execute()
  return rows.map((row) => {
    const from = row.kind === 'manager' ? named(row.before_given, row.before_family) : row.from_text
    const to = row.kind === 'manager' ? named(row.after_given, row.after_family) : row.to_text
    const title = WORK_TITLES[row.kind]
    const detail = row.kind === 'left' || row.kind === 'returned' ? '' : `from ${from ?? 'none'} to ${to ?? 'none'}`
    return { ...shared, id: row.id, kind: 'job-and-team' as const, on: row.happened_on, title, detail, body: row.reason }
  })
}

const WORK_TITLES = { job: 'Job changed', manager: 'Manager changed', unit: 'Unit changed', left: 'Left', returned: 'Returned' } as const

function named(given: string | null, family: string | null): string | null {
  return given === null ? null : `${given} ${family ?? ''}`.trim()
}

/** Plans both sides approved, by revision. */
export async function agreementItems(db: ReadDb, personId: string): Promise<TimelineItem[]> {
  const rows = await db
    .selectFrom('agreement')
    .innerJoin('participation', 'participation.id', 'agreement.participation_id')
    .innerJoin('cycle', 'cycle.id', 'participation.cycle_id')
    .select(['agreement.id', 'agreement.revision', 'agreement.manager_at', 'agreement.employee_at', 'cycle.name'])
    .where('participation.person_id', '=', personId)
    .where('participation.deleted_at', 'is', null)
    .execute()
  return rows.flatMap(({ id, revision, manager_at, employee_at, name }) => {
    const at = Math.max(manager_at ?? 0, employee_at ?? 0)
    if (at === 0) return []
    const side = manager_at === null ? 'the employee' : 'the manager'
    const title = manager_at !== null && employee_at !== null ? 'Plan agreed by both sides' : `Plan agreed by ${side}`
    const detail = revision === 1 ? name : `${name}, revision ${revision}`
    return [{ ...shared, id, kind: 'agreement' as const, on: localDate(at), title, detail }]
  })
}

/** Packages that were saved, and the replies that came back. */
export async function packageItems(db: ReadDb, personId: string): Promise<TimelineItem[]> {
  const rows = await db
    .selectFrom('package')
    .leftJoin('reply', 'reply.package_id', 'package.id')
    .select(['package.id', 'package.title', 'package.version', 'package.sealed_at', 'reply.imported_at', 'reply.answer', 'reply.statement'])
    .where('package.person_id', '=', personId)
    .execute()
  return rows.flatMap((row) => {
    const detail = row.version === 1 ? row.title : `${row.title}, version ${row.version}`
    const item = { ...shared, kind: 'package' as const, detail }
    const saved = { ...item, id: row.id, on: localDate(row.sealed_at), title: 'Package saved' }
    if (row.imported_at === null) return [saved]
    const answer = row.answer === null ? '' : `, ${ANSWERS[row.answer] ?? row.answer}`
    // The statement of a review stands under its sign-off; here is only that it came.
    return [saved, { ...item, id: `${row.id}:reply`, on: localDate(row.imported_at), title: `Reply imported${answer}` }]
  })
}

const ANSWERS: Readonly<Record<string, string>> = { agree: 'agreeing', received: 'received', disagree: 'disagreeing' }
