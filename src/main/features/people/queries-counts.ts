import type { PersonDetail } from '../../../shared/contract/people.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import type { ReadDb } from '../../db/database.ts'

/** How much there is about a person: the numbers on the tabs of their page. */
export async function countsOf(db: ReadDb, personId: PersonId): Promise<PersonDetail['counts']> {
  const own = await db
    .selectFrom('person')
    .where('person.id', '=', personId)
    .select((eb) => {
      const all = eb.fn.countAll<number>().as('n')
      const ofPerson = <
        T extends
          | 'one_to_one'
          | 'reward'
          | 'private_note'
          | 'shared_note'
          | 'action_item'
          | 'development_action'
          | 'concern'
          | 'private_concern'
          | 'recognition',
      >(
        table: T,
      ) =>
        eb
          .selectFrom(table as 'reward')
          .where('person_id', '=', personId)
          .where('deleted_at', 'is', null)
      const aboutOrFrom = (table: 'feedback' | 'private_feedback') =>
        eb
          .selectFrom(table as 'feedback')
          .where('deleted_at', 'is', null)
          .where((said) => said.or([said('person_id', '=', personId), said('giver_id', '=', personId)]))
      return [
        'person.hired_on',
        ofPerson('one_to_one').select(all).as('one_to_ones'),
        ofPerson('reward').select(all).as('rewards'),
        ofPerson('development_action').select(all).as('development'),
        ofPerson('concern').select(all).as('concerns'),
        ofPerson('private_concern').select(all).as('drafts'),
        ofPerson('private_note').select(all).as('private_notes'),
        ofPerson('shared_note').select(all).as('shared_notes'),
        aboutOrFrom('feedback').select(all).as('feedback'),
        aboutOrFrom('private_feedback').select(all).as('private_feedback'),
        ofPerson('recognition').select(all).as('recognitions'),
        eb.selectFrom('package').where('person_id', '=', personId).select(all).as('packages'),
        eb.selectFrom('person_event').where('person_id', '=', personId).select(all).as('events'),
      ]
    })
    .executeTakeFirst()
  const happened = (await happenedTo(db, personId)) + (await developed(db, personId))
  const feedback = (own?.feedback ?? 0) + (own?.private_feedback ?? 0) + (own?.recognitions ?? 0)
  const noted =
    feedback + (own?.private_notes ?? 0) + (own?.shared_notes ?? 0) + (own?.rewards ?? 0) + (own?.packages ?? 0) + (own?.events ?? 0)
  return {
    timeline: noted + happened + (own?.hired_on ? 1 : 0),
    goals: await runningGoals(db, personId),
    oneToOnes: own?.one_to_ones ?? 0,
    reviews: await reviews(db, personId),
    rewards: own?.rewards ?? 0,
    feedback,
    development: own?.development ?? 0,
    concerns: (own?.concerns ?? 0) + (own?.drafts ?? 0),
  }
}

/** Meetings held, action items done, check-ins, approvals, signatures, self-reviews and replies: one each, as the timeline shows them. */
async function happenedTo(db: ReadDb, personId: PersonId): Promise<number> {
  const row = await db
    .selectFrom('person')
    .where('person.id', '=', personId)
    .select((eb) => {
      const all = eb.fn.countAll<number>().as('n')
      const inCycles = eb.selectFrom('participation').where('person_id', '=', personId).where('participation.deleted_at', 'is', null)
      return [
        eb
          .selectFrom('one_to_one')
          .where('person_id', '=', personId)
          .where('deleted_at', 'is', null)
          .where('state', '=', 'held')
          .select(all)
          .as('meetings'),
        eb
          .selectFrom('action_item')
          .where('person_id', '=', personId)
          .where('deleted_at', 'is', null)
          .where('done_on', 'is not', null)
          .select(all)
          .as('items'),
        inCycles
          .innerJoin('goal', 'goal.participation_id', 'participation.id')
          .innerJoin('goal_check_in', 'goal_check_in.goal_id', 'goal.id')
          .where('goal.deleted_at', 'is', null)
          .select(all)
          .as('check_ins'),
        inCycles
          .innerJoin('agreement', 'agreement.participation_id', 'participation.id')
          .where(({ or, eb: side }) => or([side('manager_at', 'is not', null), side('employee_at', 'is not', null)]))
          .select(all)
          .as('agreements'),
        inCycles
          .innerJoin('review', 'review.participation_id', 'participation.id')
          .innerJoin('sign_off', 'sign_off.review_id', 'review.id')
          .where('review.deleted_at', 'is', null)
          .where('review.state', 'not in', ['writing', 'ready'])
          .select(all)
          .as('signatures'),
        inCycles
          .innerJoin('review', 'review.participation_id', 'participation.id')
          .where('review.deleted_at', 'is', null)
          .where('review.version', '=', 1)
          .where('review.self_received_on', 'is not', null)
          .select(all)
          .as('self_reviews'),
        eb
          .selectFrom('reply')
          .innerJoin('package', 'package.id', 'reply.package_id')
          .where('package.person_id', '=', personId)
          .select(all)
          .as('replies'),
      ]
    })
    .executeTakeFirst()
  const { meetings = 0, items = 0, check_ins = 0, agreements = 0, signatures = 0, self_reviews = 0, replies = 0 } = row ?? {}
  return [meetings, items, check_ins, agreements, signatures, self_reviews, replies].reduce<number>((sum, n) => sum + (n ?? 0), 0)
}

/** Development actions done, concerns, and what was signed of improvement plans. */
async function developed(db: ReadDb, personId: PersonId): Promise<number> {
  const row = await db
    .selectFrom('person')
    .where('person.id', '=', personId)
    .select((eb) => {
      const all = eb.fn.countAll<number>().as('n')
      const done = eb.selectFrom('development_action').where('person_id', '=', personId).where('deleted_at', 'is', null)
      return [
        done.where('state', '=', 'done').select(all).as('actions'),
        eb.selectFrom('concern').where('person_id', '=', personId).where('deleted_at', 'is', null).select(all).as('said'),
        eb.selectFrom('private_concern').where('person_id', '=', personId).where('deleted_at', 'is', null).select(all).as('unsaid'),
        eb.selectFrom('improvement_signature').where('person_id', '=', personId).select(all).as('signatures'),
      ]
    })
    .executeTakeFirst()
  return (row?.actions ?? 0) + (row?.said ?? 0) + (row?.unsaid ?? 0) + (row?.signatures ?? 0)
}

async function runningGoals(db: ReadDb, personId: PersonId): Promise<number> {
  const row = await db
    .selectFrom('goal')
    .innerJoin('participation', 'participation.id', 'goal.participation_id')
    .innerJoin('cycle', 'cycle.id', 'participation.cycle_id')
    .where('participation.person_id', '=', personId)
    .where('participation.deleted_at', 'is', null)
    .where('goal.deleted_at', 'is', null)
    .where('cycle.status', '=', 'running')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirst()
  return row?.n ?? 0
}

async function reviews(db: ReadDb, personId: PersonId): Promise<number> {
  const row = await db
    .selectFrom('review')
    .innerJoin('participation', 'participation.id', 'review.participation_id')
    .where('participation.person_id', '=', personId)
    .where('review.deleted_at', 'is', null)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirst()
  return row?.n ?? 0
}
