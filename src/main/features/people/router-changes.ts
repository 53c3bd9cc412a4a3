import { answer } from '../../kernel/answer.ts'
import { opened } from '../../kernel/implement.ts'
import { updatePeople } from './service-changes.ts'
import { previewPeople } from './service-changes-preview.ts'
import { readHistory, redateEvent } from './service-history.ts'

export const changesRouter = {
  history: opened.people.history.handler(async ({ input, context, errors }) =>
    answer(await readHistory(context.deps.db, input.personId), errors),
  ),
  previewMany: opened.people.previewMany.handler(async ({ input, context, errors }) =>
    answer(await previewPeople(context.deps, input), errors),
  ),
  updateMany: opened.people.updateMany.handler(async ({ input, context, errors }) =>
    answer(await updatePeople(context.deps, input), errors),
  ),
  redate: opened.people.redate.handler(async ({ input, context, errors }) => answer(await redateEvent(context.deps, input), errors)),
}
