import { localDate } from '../../../shared/kernel/dates.ts'
import { answer } from '../../kernel/answer.ts'
import { opened } from '../../kernel/implement.ts'
import { listFeedback } from './queries.ts'
import { listRecognitions, listValues } from './queries-recognition.ts'
import { listRequests } from './queries-requests.ts'
import { completeFollowUp, removeFeedback, saveFeedback, saveFollowUp } from './service.ts'
import { releaseAnswers } from './service-answers.ts'
import { announce, recognise, recognisedLast, removeRecognition, removeValue, saveValue } from './service-recognition.ts'
import { readRequest, removeRequest, saveRequest } from './service-requests.ts'

const os = opened.feedback

const said = {
  list: os.list.handler(({ input, context }) => listFeedback(context.deps.db, input.personId)),
  save: os.save.handler(async ({ input, context, errors }) => answer(await saveFeedback(context.deps, input), errors)),
  remove: os.remove.handler(async ({ input, context, errors }) => answer(await removeFeedback(context.deps, input.feedbackId), errors)),
  saveFollowUp: os.saveFollowUp.handler(async ({ input, context, errors }) => answer(await saveFollowUp(context.deps, input), errors)),
  completeFollowUp: os.completeFollowUp.handler(async ({ input, context, errors }) => {
    const on = input.done ? localDate(context.deps.now()) : null
    return answer(await completeFollowUp(context.deps, input.feedbackId, on), errors)
  }),
}

const asked = {
  requests: os.requests.handler(({ input, context }) => listRequests(context.deps.db, input)),
  request: os.request.handler(async ({ input, context, errors }) => answer(await readRequest(context.deps.db, input.requestId), errors)),
  ask: os.ask.handler(async ({ input, context, errors }) => answer(await saveRequest(context.deps, input), errors)),
  removeRequest: os.removeRequest.handler(async ({ input, context, errors }) =>
    answer(await removeRequest(context.deps, input.requestId), errors),
  ),
  release: os.release.handler(async ({ input, context, errors }) => answer(await releaseAnswers(context.vault, input.requestId), errors)),
}

const recognition = {
  recognitions: os.recognitions.handler(({ input, context }) => listRecognitions(context.deps.db, input.personId)),
  recognise: os.recognise.handler(async ({ input, context, errors }) => answer(await recognise(context.deps, input), errors)),
  announce: os.announce.handler(async ({ input, context, errors }) => {
    const on = input.announced ? localDate(context.deps.now()) : null
    return answer(await announce(context.deps, input.recognitionId, on), errors)
  }),
  removeRecognition: os.removeRecognition.handler(async ({ input, context, errors }) =>
    answer(await removeRecognition(context.deps, input.recognitionId), errors),
  ),
  recognisedLast: os.recognisedLast.handler(({ context }) => recognisedLast(context.deps.db, localDate(context.deps.now()))),
  values: os.values.handler(({ context }) => listValues(context.deps.db)),
  saveValue: os.saveValue.handler(async ({ input, context, errors }) => answer(await saveValue(context.deps, input), errors)),
  removeValue: os.removeValue.handler(async ({ input, context, errors }) => answer(await removeValue(context.deps, input.valueId), errors)),
}

export const feedbackRouter = { ...said, ...asked, ...recognition }
