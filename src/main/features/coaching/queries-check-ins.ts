import type { TimelineItem } from '../../../shared/contract/insights.ts'
import type { ShareableDb } from '../../db/shareable.ts'

/** The check-ins of every goal a person has had, each value beside the one before it. */
export async function checkInTimeline(db: ShareableDb, personId: string): Promise<TimelineItem[]> {
  const rows = await db
    .selectFrom('goal_check_in')
    .innerJoin('goal', 'goal.id', 'goal_check_in.goal_id')
    .innerJoin('participation', 'participation.id', 'goal.participation_id')
    .leftJoin('key_result', 'key_result.id', 'goal_check_in.key_result_id')
    .selectAll('goal_check_in')
    .select(['goal.title as goal_title', 'key_result.unit', 'key_result.title as measure', 'key_result.baseline'])
    .where('participation.person_id', '=', personId)
    .where('participation.deleted_at', 'is', null)
    .where('goal.deleted_at', 'is', null)
    .orderBy('goal_check_in.observed_on')
    .orderBy('goal_check_in.id')
    .execute()
  const before = new Map<string, number>()
  return rows.map((row) => {
    const previous = row.key_result_id === null ? undefined : (before.get(row.key_result_id) ?? row.baseline ?? undefined)
    if (row.key_result_id !== null && row.value !== null) before.set(row.key_result_id, row.value)
    return {
      id: row.id,
      on: row.observed_on,
      kind: 'check-in',
      title: row.goal_title,
      detail: row.confidence === null ? '' : `confidence ${row.confidence} of 10`,
      body: [valueChange(previous, row.value, row.unit ?? ''), row.comment].filter((text) => text !== '').join('\n\n'),
      readers: 'both',
      chips: [],
      goalId: row.goal_id,
    }
  })
}

function valueChange(previous: number | undefined, value: number | null, unit: string): string {
  if (value === null) return ''
  const now = withUnit(value, unit)
  return previous === undefined || previous === value ? now : `${withUnit(previous, unit)} → ${now}`
}

/** A thin no-break space before the unit, as everywhere. */
function withUnit(value: number, unit: string): string {
  return unit === '' ? String(value) : `${value}\u202F${unit}`
}
