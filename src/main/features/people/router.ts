import { answer } from '../../kernel/answer.ts'
import { opened } from '../../kernel/implement.ts'
import { previewsUntil } from './previews.ts'
import { changesRouter } from './router-changes.ts'
import { fairnessRouter } from './router-fairness.ts'
import { orgRouter } from './router-org.ts'
import { createPerson, getPeople, getPerson, removePeople, updatePerson } from './service.ts'
import { previewAgain, previewImport } from './service-import.ts'
import { commitImport } from './service-import-commit.ts'
import { previewLeaving } from './service-import-leaving.ts'
import { rowsOfImport } from './service-import-rows.ts'

export const peopleRouter = {
  ...orgRouter,
  ...changesRouter,
  ...fairnessRouter,
  list: opened.people.list.handler(({ context }) => getPeople(context.deps)),
  get: opened.people.get.handler(async ({ input, context, errors }) => answer(await getPerson(context.deps, input.personId), errors)),
  create: opened.people.create.handler(async ({ input, context, errors }) => answer(await createPerson(context.deps, input), errors)),
  update: opened.people.update.handler(async ({ input, context, errors }) => {
    const given = Object.entries(input.fields).filter(([, value]) => value !== undefined)
    return answer(await updatePerson(context.deps, input.personId, Object.fromEntries(given), input.when), errors)
  }),
  remove: opened.people.remove.handler(async ({ input, context, errors }) =>
    answer(await removePeople(context.deps, input.personIds), errors),
  ),
  importPreview: opened.people.importPreview.handler(async ({ input, context, errors }) => {
    const { fileName, file, choices } = input
    const bytes = await file.arrayBuffer()
    const { closing } = context.vault
    return answer(await previewImport(context.deps, previewsUntil(closing), { fileName, bytes, choices }, closing), errors)
  }),
  importAgain: opened.people.importAgain.handler(async ({ input, context, errors }) => {
    const { closing } = context.vault
    return answer(await previewAgain(context.deps, previewsUntil(closing), input.token, input.choices, closing), errors)
  }),
  importRows: opened.people.importRows.handler(async ({ input, context, errors }) =>
    answer(await rowsOfImport(previewsUntil(context.vault.closing), input), errors),
  ),
  importCommit: opened.people.importCommit.handler(async ({ input, context, errors }) =>
    answer(await commitImport(context.deps, previewsUntil(context.vault.closing), input), errors),
  ),
  importLeaving: opened.people.importLeaving.handler(async ({ input, context, errors }) =>
    answer(await previewLeaving(context.deps, previewsUntil(context.vault.closing), input.token, input.leavers), errors),
  ),
}
