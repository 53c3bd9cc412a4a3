import { answer } from '../../kernel/answer.ts'
import { opened } from '../../kernel/implement.ts'
import { forgetProtected, importProtected, previewProtected, readFairness, turnOnFairness } from './service-fairness.ts'

export const fairnessRouter = {
  fairness: opened.people.fairness.handler(({ context }) => readFairness(context.deps)),
  turnOnFairness: opened.people.turnOnFairness.handler(({ context }) => turnOnFairness(context.deps)),
  previewProtected: opened.people.previewProtected.handler(async ({ input, context, errors }) => {
    const { file, ...rest } = input
    return answer(await previewProtected(context.deps, { ...rest, bytes: await file.arrayBuffer() }, context.vault.closing), errors)
  }),
  importProtected: opened.people.importProtected.handler(async ({ input, context, errors }) => {
    const { file, sheet, idColumn, columns } = input
    const bytes = await file.arrayBuffer()
    return answer(await importProtected(context.deps, { bytes, sheet, idColumn, columns }, context.vault.closing), errors)
  }),
  forgetProtected: opened.people.forgetProtected.handler(({ context }) => forgetProtected(context.deps)),
}
