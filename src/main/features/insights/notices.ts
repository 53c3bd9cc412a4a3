import type { Notice } from '../../../shared/contract/notices.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { ReadDb } from '../../db/database.ts'

type NoticeSource = (db: ReadDb, today: IsoDate) => Promise<Notice[]>

/** What features have to say on Today, each through its door. One line each. */
const SOURCES: readonly NoticeSource[] = []

export async function allNotices(db: ReadDb, today: IsoDate): Promise<Notice[]> {
  return (await Promise.all(SOURCES.map((source) => source(db, today)))).flat()
}
