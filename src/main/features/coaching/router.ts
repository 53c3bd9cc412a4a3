import { answer } from '../../kernel/answer.ts'
import { opened } from '../../kernel/implement.ts'
import { listActionItems, listMeetings } from './queries-meetings.ts'
import { meetingProcedures } from './router-meetings.ts'
import { notes } from './router-notes.ts'
import { completeActionItem, removeActionItem, saveActionItem } from './service-action-items.ts'
import { carryItem } from './service-carrying.ts'
import {
  addAgendaItem,
  addAgendaItems,
  finish,
  readOneToOne,
  removeAgendaItem,
  removeOneToOne,
  saveMargin,
  schedule,
  updateAgendaItem,
} from './service-meetings.ts'
import { reschedule } from './service-standing.ts'

const os = opened.coaching

const meetings = {
  oneToOnes: os.oneToOnes.handler(({ input, context }) => listMeetings(context.deps.db, input)),
  oneToOne: os.oneToOne.handler(async ({ input, context, errors }) =>
    answer(await readOneToOne(context.deps.db, input.oneToOneId), errors),
  ),
  schedule: os.schedule.handler(async ({ input, context, errors }) => answer(await schedule(context.deps, input.personId, input), errors)),
  reschedule: os.reschedule.handler(async ({ input, context, errors }) =>
    answer(await reschedule(context.deps, input.oneToOneId, input), errors),
  ),
  removeOneToOne: os.removeOneToOne.handler(async ({ input, context, errors }) =>
    answer(await removeOneToOne(context.deps, input.oneToOneId), errors),
  ),
  addAgendaItem: os.addAgendaItem.handler(async ({ input, context, errors }) => answer(await addAgendaItem(context.deps, input), errors)),
  addAgendaItems: os.addAgendaItems.handler(async ({ input, context, errors }) =>
    answer(await addAgendaItems(context.deps, input), errors),
  ),
  updateAgendaItem: os.updateAgendaItem.handler(async ({ input, context, errors }) =>
    answer(await updateAgendaItem(context.deps, input.agendaItemId, input.fields), errors),
  ),
  removeAgendaItem: os.removeAgendaItem.handler(async ({ input, context, errors }) =>
    answer(await removeAgendaItem(context.deps, input.agendaItemId), errors),
  ),
  carryItem: os.carryItem.handler(async ({ input, context, errors }) => answer(await carryItem(context.deps, input.agendaItemId), errors)),
  saveMargin: os.saveMargin.handler(async ({ input, context, errors }) =>
    answer(await saveMargin(context.deps, input.oneToOneId, input.body), errors),
  ),
  finish: os.finish.handler(async ({ input, context, errors }) => answer(await finish(context.deps, input.oneToOneId), errors)),
}

const actionItems = {
  actionItems: os.actionItems.handler(({ input, context }) => listActionItems(context.deps.db, input)),
  saveActionItem: os.saveActionItem.handler(async ({ input, context, errors }) =>
    answer(await saveActionItem(context.deps, input), errors),
  ),
  completeActionItem: os.completeActionItem.handler(async ({ input, context, errors }) =>
    answer(await completeActionItem(context.deps, input.actionItemId, input.done), errors),
  ),
  removeActionItem: os.removeActionItem.handler(async ({ input, context, errors }) =>
    answer(await removeActionItem(context.deps, input.actionItemId), errors),
  ),
}

export const coachingRouter = { ...notes, ...meetings, ...actionItems, ...meetingProcedures }
