import { answer } from '../../kernel/answer.ts'
import { opened } from '../../kernel/implement.ts'
import { listPackages } from './queries.ts'
import { preparePackage, savePackage } from './service.ts'
import { checkInTextOf } from './service-check-in.ts'
import { exportAll } from './service-export.ts'
import { importFeedbackReplies, readFeedbackReply, takeBackAnswers } from './service-feedback-replies.ts'
import { handOver } from './service-hand-over.ts'
import { importReply, readReplyFile } from './service-reply.ts'

export const sharingRouter = {
  list: opened.sharing.list.handler(({ input, context }) => listPackages(context.deps.db, input.personId)),
  prepare: opened.sharing.prepare.handler(async ({ input, context, errors }) => answer(await preparePackage(context.vault, input), errors)),
  save: opened.sharing.save.handler(async ({ input, context, errors }) => answer(await savePackage(context.vault, input), errors)),
  readReply: opened.sharing.readReply.handler(async ({ input, context, errors }) =>
    answer(await readReplyFile(context.vault, input.file), errors),
  ),
  importReply: opened.sharing.importReply.handler(async ({ input, context, errors }) =>
    answer(await importReply(context.vault, input.token), errors),
  ),
  checkInText: opened.sharing.checkInText.handler(async ({ input, context, errors }) =>
    answer(await checkInTextOf(context.deps.db, input.oneToOneId), errors),
  ),
  readFeedbackReply: opened.sharing.readFeedbackReply.handler(async ({ input, context, errors }) =>
    answer(await readFeedbackReply(context.vault, input.file), errors),
  ),
  importFeedbackReplies: opened.sharing.importFeedbackReplies.handler(async ({ input, context, errors }) =>
    answer(await importFeedbackReplies(context.vault, input.tokens), errors),
  ),
  takeBackAnswers: opened.sharing.takeBackAnswers.handler(async ({ input, context, errors }) =>
    answer(await takeBackAnswers(context.vault, input.token), errors),
  ),
  handOver: opened.sharing.handOver.handler(async ({ input, context, errors }) =>
    answer(await handOver(context.deps, input.personId), errors),
  ),
  exportAll: opened.sharing.exportAll.handler(({ input, context }) => exportAll(context.deps, input)),
}
