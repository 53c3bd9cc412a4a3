import { localDate } from '../../../shared/kernel/dates.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import type { CheckInBody } from '../../../shared/rules/package-check-in.ts'
import { PACKAGE_FORMAT, PackageDocument } from '../../../shared/rules/package-document.ts'
import type { ShareableDb } from '../../db/shareable.ts'
import type { BuildRefusal, BuiltPackage, Envelope } from './build.ts'
import { actionsFor, agendaOf, decisionsOf, findMeeting, nextMeetingAfter, type ShareableMeeting } from './build-check-in-queries.ts'
import { ownerName, workspaceName } from './build-queries.ts'
import { dayInFull } from './rules-check-in.ts'

/** The notes of a meeting, or its agenda while it lies ahead. The database it is given cannot reach what is written beside it. */
export async function buildCheckIn(db: ShareableDb, oneToOneId: string, envelope: Envelope): Promise<Result<BuiltPackage, BuildRefusal>> {
  const meeting = await findMeeting(db, oneToOneId)
  if (!meeting) return err({ code: 'ONE_TO_ONE_NOT_FOUND' })
  const { personId, personName, jobTitle, managerName } = meeting
  const on = localDate(meeting.startsAt)
  const from = await workspaceName(db)
  const document = PackageDocument.parse({
    format: PACKAGE_FORMAT,
    ...envelope,
    from,
    title: `${meeting.held ? 'One-to-one' : 'Agenda'} ${dayInFull(on)}`,
    person: { id: personId, name: personName, jobTitle },
    author: (await ownerName(db)) ?? managerName ?? from,
    period: { startsOn: on, endsOn: on },
    version: 1,
    body: await bodyOf(db, meeting),
  })
  return ok({ personId, participationId: null, reviewId: null, isFirst: false, document })
}

async function bodyOf(db: ShareableDb, meeting: ShareableMeeting): Promise<CheckInBody> {
  const { id, startsAt, minutes, held, personId, managerFeeling, employeeFeeling } = meeting
  return {
    kind: 'check-in',
    meeting: { id, startsAt, minutes, held },
    items: await agendaOf(db, id),
    decisions: await decisionsOf(db, id),
    actions: await actionsFor(db, { id, personId }),
    feeling: { manager: managerFeeling, employee: employeeFeeling },
    next: await nextMeetingAfter(db, meeting),
  }
}
