import type { Review } from '../../shared/contract/reviewing.ts'
import type { ReviewId } from '../../shared/kernel/ids.ts'
import { change } from '../db/change.ts'
import { markShared, recordEmployeeSignOff, recordSelfReview } from '../features/reviewing/index.ts'
import { goalsOf } from './families.ts'
import { seedPlan } from './plans.ts'
import { madeUpReply, writerOf } from './replies.ts'
import type { Actor } from './seed.ts'
import type { Stage } from './stage.ts'
import type { ReviewStory } from './story.ts'

const ROB = '5'

/** Days since the reviews of last year were signed. */
const LAST_YEAR_DONE = 325

/** Last year's reviews of the team, signed by both sides; one of them disagrees. */
export async function seedLastYear(stage: Stage, actors: readonly Actor[], progress: (share: number) => void): Promise<void> {
  for (const [index, actor] of actors.entries()) {
    const { participationId, person } = actor
    await seedPlan(stage, { participationId, goals: goalsOf(person.unit), agreed: true, daysBefore: 366 })
    stage.goTo(stage.workday(LAST_YEAR_DONE + 10))
    const { reviewId } = await stage.app.reviewing.begin({ participationId })
    await write(stage, reviewId, person.employeeNumber === ROB ? belowInOne(lastYear(index)) : lastYear(index))
    await stage.app.reviewing.finish({ reviewId, fullName: 'Roberto Tamburello' })
    await signByHand(stage, actor, reviewId, index)
    progress(index / actors.length)
  }
}

function lastYear(index: number): ReviewStory {
  const middle = [3, 3, 4, 3, 3]
  return {
    scores: middle.map((score, place) => (place === index % middle.length ? score + 1 : score)),
    comments: [
      'Asked the right question early.',
      'Says what is known and what is not.',
      'Shares drawings before they are finished.',
      'Keeps dates.',
      'Tried one new method.',
    ],
    goalScores: [3, index % 2 === 0 ? 4 : 3],
    summary: 'A steady year with what was agreed delivered. The next one has room for something larger.',
    nextSteps: 'One larger task, chosen together in January.',
    assessment: 'Reliable. Stretch.',
  }
}

/** Communication below what is expected: a gap that trainings of the catalogue are for. */
function belowInOne(story: ReviewStory): ReviewStory {
  const said = 'Settings of two jigs were found out by the shift: they stood in no handover.'
  return { ...story, scores: story.scores.with(1, 2), comments: story.comments.with(1, said) }
}

/** Puts a review story into a review, item by item, as the editor would. */
async function write(stage: Stage, reviewId: ReviewId, story: ReviewStory): Promise<void> {
  const review = await stage.app.reviewing.get({ reviewId })
  const rate = async (item: Review['items'][number], score: number | null | undefined, comment: string) => {
    if (score === undefined || score === null) return
    await stage.app.reviewing.saveRating({ reviewId, kind: item.kind, key: item.key, by: 'manager', score, notSeen: false, comment })
  }
  const goals = review.items.filter((item) => item.kind === 'goal')
  const competencies = review.items.filter((item) => item.kind === 'competency')
  for (const [index, item] of goals.entries()) await rate(item, story.goalScores[index], '')
  for (const [index, item] of competencies.entries()) await rate(item, story.scores[index], story.comments[index] ?? '')
  const texts = { summary: story.summary, nextSteps: story.nextSteps, privateAssessment: story.assessment } as const
  for (const part of ['summary', 'nextSteps', 'privateAssessment'] as const) {
    if (texts[part] !== '') await stage.app.reviewing.saveText({ reviewId, part, body: texts[part] })
  }
}

/** Last year's signatures were given before the story begins: recorded, without the files. */
async function signByHand(stage: Stage, actor: Actor, reviewId: ReviewId, index: number): Promise<void> {
  const writer = writerOf(actor.person.name)
  const disagrees = index === 4
  stage.goTo(stage.workday(LAST_YEAR_DONE), '14:00')
  await change(stage.deps, { verb: 'sharing.importReply', summary: 'Review signed', actor: 'reply' }, async (tx, { at }) => {
    const documentHash = writer.hash(reviewId)
    await markShared(tx, { reviewId, documentHash, at })
    await recordEmployeeSignOff(tx, {
      reviewId,
      answer: disagrees ? 'disagree' : index % 3 === 1 ? 'received' : 'agree',
      statement: disagrees ? 'The samples came four months late. The goal could not be reached by anybody.' : '',
      fullName: actor.person.name,
      signedAt: at,
      publicKey: writer.publicKey,
      documentHash,
      comments: [],
      at,
      newId: stage.deps.newId,
    })
  })
}

/** This year so far: some self-reviews in, some reviews being written, one shared, one signed by both sides. */
export async function seedThisYear(stage: Stage, actors: readonly Actor[]): Promise<void> {
  for (const actor of actors) {
    if (['11', '267', '274'].includes(actor.story.employeeNumber)) await receiveSelfReview(stage, actor)
    if (actor.story.stage === 'none') continue
    stage.goTo(stage.workday(6), '16:00')
    const { reviewId } = await stage.app.reviewing.begin({ participationId: actor.participationId })
    await write(stage, reviewId, actor.story.review)
    await cite(stage, actor, reviewId)
    if (actor.story.stage === 'ready') await share(stage, actor, reviewId)
  }
}

async function receiveSelfReview(stage: Stage, actor: Actor): Promise<void> {
  stage.goTo(stage.workday(6), '08:40')
  const { reviewId } = await stage.app.reviewing.begin({ participationId: actor.participationId })
  const { items } = await stage.app.reviewing.get({ reviewId })
  await change(stage.deps, { verb: 'sharing.importReply', summary: 'Self-review received', actor: 'reply' }, async (tx, { at }) => {
    await recordSelfReview(tx, {
      participationId: actor.participationId,
      receivedOn: stage.workday(6),
      summary: 'A full year. The line change cost more time than planned, and the work is better for it.',
      ratings: items.map((item, index) => ({ kind: item.kind, key: item.key, score: 3 + (index % 2), comment: '' })),
      at,
      newId: stage.deps.newId,
    })
  })
}

/** Cites the newest things both sides can read into the first competencies that have a text. */
async function cite(stage: Stage, actor: Actor, reviewId: ReviewId): Promise<void> {
  const review = await stage.app.reviewing.get({ reviewId })
  const timeline = await stage.app.insights.timeline({ personId: actor.person.id })
  const sources = timeline.filter(
    (entry) => (entry.kind === 'shared-note' || entry.kind === 'feedback') && entry.on >= review.period.startsOn,
  )
  const written = review.items.filter((item) => item.kind === 'competency' && item.manager.comment !== '')
  for (const [index, entry] of sources.slice(0, 3).entries()) {
    const item = written[Math.min(index >> 1, written.length - 1)]
    if (item === undefined) return
    const { number } = await stage.app.reviewing.cite({
      reviewId,
      kind: item.kind,
      key: item.key,
      sourceKind: entry.kind,
      sourceId: entry.id,
    })
    const { manager } = (await stage.app.reviewing.get({ reviewId })).items.find((candidate) => candidate.key === item.key) ?? item
    await stage.app.reviewing.saveRating({
      reviewId,
      kind: item.kind,
      key: item.key,
      by: 'manager',
      score: manager.score,
      notSeen: manager.notSeen,
      comment: `${manager.comment}[${number}]`,
    })
  }
}

/** Finished, sealed into a real package and saved; one person has replied. */
async function share(stage: Stage, actor: Actor, reviewId: ReviewId): Promise<void> {
  stage.goTo(stage.workday(5), '10:00')
  await stage.app.reviewing.finish({ reviewId, fullName: 'Roberto Tamburello' })
  const preview = await stage.app.sharing.prepare({ kind: 'review', reviewId })
  await stage.app.sharing.save({ token: preview.token, carrier: 'age' })
  if (actor.story.employeeNumber !== '162') return
  stage.goTo(stage.workday(2), '12:15')
  const file = await madeUpReply(stage, preview.document, {
    answer: 'agree',
    statement: 'The fork decision was a team’s work: Diane and Gigi did the tests.',
    comments: [{ part: 'summary', body: 'Thank you for writing down the habit too.' }],
  })
  const reply = await stage.app.sharing.readReply({ file })
  await stage.app.sharing.importReply({ token: reply.token })
}
