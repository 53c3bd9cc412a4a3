import type { Notice } from '../../../shared/contract/notices.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { ReadDb } from '../../db/database.ts'
import { coachingNotices } from '../coaching/index.ts'
import { concernsNotices } from '../concerns/index.ts'
import { developingNotices } from '../developing/index.ts'
import { feedbackNotices } from '../feedback/index.ts'

type NoticeSource = (db: ReadDb, today: IsoDate) => Promise<Notice[]>

/** What features have to say on Today, each through its door. One line each. */
const SOURCES: readonly NoticeSource[] = [coachingNotices, feedbackNotices, developingNotices, concernsNotices]

export async function allNotices(db: ReadDb, today: IsoDate): Promise<Notice[]> {
  return (await Promise.all(SOURCES.map((source) => source(db, today)))).flat()
}
