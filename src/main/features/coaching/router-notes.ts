import { answer } from '../../kernel/answer.ts'
import { opened } from '../../kernel/implement.ts'
import { listAttachments } from './queries-attachments.ts'
import { findDraft, findLooseDraft } from './queries-drafts.ts'
import { countTags } from './queries-note-facts.ts'
import { keepNote, listTargets, readNote, removeNote, updateNote } from './service.ts'
import { addAttachment, readAttachment, removeAttachment } from './service-attachments.ts'
import { saveDraft, saveLooseDraft } from './service-drafts.ts'

const os = opened.coaching

const NO_DRAFT = { body: '', kind: 'private' as const, savedAt: null, observation: null, tags: [], about: [], observedOn: null }

export const notes = {
  keepNote: os.keepNote.handler(async ({ input, context, errors }) => answer(await keepNote(context.deps, input), errors)),
  updateNote: os.updateNote.handler(async ({ input, context, errors }) => answer(await updateNote(context.deps, input), errors)),
  removeNote: os.removeNote.handler(async ({ input, context, errors }) => answer(await removeNote(context.deps, input.noteId), errors)),
  note: os.note.handler(async ({ input, context, errors }) => answer(await readNote(context.deps, input.noteId), errors)),
  tags: os.tags.handler(({ context }) => countTags(context.deps.db)),
  noteTargets: os.noteTargets.handler(({ input, context }) => listTargets(context.deps, input.personId)),
  draft: os.draft.handler(async ({ input, context }) => {
    const { tags, about, ...draft } = (await findDraft(context.deps.db, input.personId)) ?? NO_DRAFT
    return { ...draft, tags: [...tags], about: [...about], attachments: await listAttachments(context.deps.db, input) }
  }),
  saveDraft: os.saveDraft.handler(async ({ input, context, errors }) => answer(await saveDraft(context.deps, input), errors)),
  looseDraft: os.looseDraft.handler(
    async ({ input, context }) => (await findLooseDraft(context.deps.db, input.place)) ?? { body: '', personId: null, savedAt: null },
  ),
  saveLooseDraft: os.saveLooseDraft.handler(async ({ input, context, errors }) =>
    answer(await saveLooseDraft(context.deps, input), errors),
  ),
  addAttachment: os.addAttachment.handler(async ({ input, context, errors }) => answer(await addAttachment(context.deps, input), errors)),
  attachment: os.attachment.handler(async ({ input, context, errors }) =>
    answer(await readAttachment(context.deps, input.attachmentId), errors),
  ),
  removeAttachment: os.removeAttachment.handler(async ({ input, context, errors }) =>
    answer(await removeAttachment(context.deps, input.attachmentId), errors),
  ),
}
