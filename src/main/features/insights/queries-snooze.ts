import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'

/** Matters put off until a day that is still to come. */
export async function snoozesAfter(db: ReadDb, today: IsoDate): Promise<Map<string, IsoDate>> {
  const rows = await db.selectFrom('private_snooze').select(['key', 'until']).where('until', '>', today).execute()
  return new Map(rows.map(({ key, until }) => [key, until]))
}

export async function saveSnooze(
  tx: WriteDb,
  snooze: { readonly key: string; readonly until: IsoDate; readonly at: number },
): Promise<void> {
  const when = { until: snooze.until, snoozed_at: snooze.at }
  await tx
    .insertInto('private_snooze')
    .values({ key: snooze.key, ...when })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(when))
    .execute()
}

/** Whether there was one. */
export async function deleteSnooze(tx: WriteDb, key: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('private_snooze').where('key', '=', key).executeTakeFirst()
  return numDeletedRows > 0
}
