import { localDate } from '../../../shared/kernel/dates.ts'
import type { ParticipationId, PersonId } from '../../../shared/kernel/ids.ts'
import { shareableDb } from '../../db/shareable.ts'
import { answer } from '../../kernel/answer.ts'
import { opened } from '../../kernel/implement.ts'
import { begin, cite, linkNote, readReview, saveRating, saveText, uncite } from './service.ts'
import { finish, newVersion, reopen } from './service-versions.ts'
import { shareableReview } from './shareable.ts'
import { cycleExists, type Standing, standings, versionsOfPerson } from './standings.ts'

const os = opened.reviewing

const reading = {
  board: os.board.handler(async ({ input, context, errors }) => {
    const db = shareableDb(context.deps.db)
    if (!(await cycleExists(db, input.cycleId))) throw errors.CYCLE_NOT_FOUND()
    return (await standings(db, { cycleId: input.cycleId })).map(boardRow)
  }),
  get: os.get.handler(async ({ input, context, errors }) => answer(await readReview(context.deps, input.reviewId), errors)),
  ofPerson: os.ofPerson.handler(({ input, context }) => versionsOfPerson(shareableDb(context.deps.db), input.personId)),
  pdf: os.pdf.handler(async ({ input, context, errors }) => {
    const review = await shareableReview(shareableDb(context.deps.db), input.reviewId)
    if (!review) throw errors.REVIEW_NOT_FOUND()
    const bytes = await context.deps.jobs.run('review-pdf', { review, printedOn: localDate(context.deps.now()) })
    const title = `${review.person.name} - Review ${review.cycleName.replace(/^cycle\s+/i, '')}`
    return new File([bytes], `${title.replace(/[\\/:*?"<>|]/g, '_')}.pdf`, { type: 'application/pdf' })
  }),
}

const writing = {
  begin: os.begin.handler(async ({ input, context, errors }) => answer(await begin(context.deps, input.participationId), errors)),
  saveRating: os.saveRating.handler(async ({ input, context, errors }) => answer(await saveRating(context.deps, input), errors)),
  saveText: os.saveText.handler(async ({ input, context, errors }) =>
    answer(await saveText(context.deps, input.reviewId, input.part, input.body), errors),
  ),
  cite: os.cite.handler(async ({ input, context, errors }) => answer(await cite(context.deps, input), errors)),
  uncite: os.uncite.handler(async ({ input, context, errors }) => answer(await uncite(context.deps, input), errors)),
  linkNote: os.linkNote.handler(async ({ input, context, errors }) => answer(await linkNote(context.deps, input), errors)),
}

const versions = {
  finish: os.finish.handler(async ({ input, context, errors }) => {
    const signer = { fullName: input.fullName, publicKey: context.vault.signer.publicKey }
    return answer(await finish(context.deps, input.reviewId, signer), errors)
  }),
  reopen: os.reopen.handler(async ({ input, context, errors }) => answer(await reopen(context.deps, input.reviewId), errors)),
  newVersion: os.newVersion.handler(async ({ input, context, errors }) =>
    answer(await newVersion(context.deps, input.reviewId, input.reason), errors),
  ),
}

export const reviewingRouter = { ...reading, ...writing, ...versions }

function boardRow({ participation, reviewId, state, selfReview, score, rated, items }: Standing) {
  return {
    participationId: participation.id as ParticipationId,
    reviewId,
    personId: participation.personId as PersonId,
    name: participation.name,
    jobTitle: participation.jobTitle,
    unit: participation.unit,
    managerId: participation.managerId as PersonId | null,
    state,
    selfReview,
    score: score.total,
    rated,
    items,
  }
}
