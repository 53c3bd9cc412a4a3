import { localDate } from '../../../shared/kernel/dates.ts'
import { answer } from '../../kernel/answer.ts'
import { opened } from '../../kernel/implement.ts'
import { calendarFile } from './calendar-file.ts'
import { meetingList } from './queries-meeting-list.ts'
import { listSeries } from './queries-series.ts'
import { readCadence, setCadence } from './service-cadence.ts'
import { proposeSeries } from './service-proposals.ts'
import { readReminders, setReminders } from './service-reminders.ts'
import { changeSeries, endSeries, planSeries, previewSeries } from './service-series.ts'
import { removeDecision, saveDecision, setFeeling, setTimer } from './service-session.ts'
import { skipOneToOne, unskipOneToOne } from './service-standing.ts'

const os = opened.coaching

/** Series, meetings in session, cadence and reminders. */
export const meetingProcedures = {
  meetingList: os.meetingList.handler(({ input, context }) =>
    meetingList(context.deps.db, input.since === null ? 0 : new Date(`${input.since}T00:00:00`).getTime()),
  ),
  series: os.series.handler(({ input, context: { deps } }) => listSeries(deps.db, input.personId, deps.now(), localDate(deps.now()))),
  previewSeries: os.previewSeries.handler(({ input }) => previewSeries(input)),
  planSeries: os.planSeries.handler(async ({ input, context, errors }) => answer(await planSeries(context.deps, input.series), errors)),
  proposeSeries: os.proposeSeries.handler(({ input, context }) => proposeSeries(context.deps, input)),
  changeSeries: os.changeSeries.handler(async ({ input, context, errors }) => answer(await changeSeries(context.deps, input), errors)),
  endSeries: os.endSeries.handler(async ({ input, context, errors }) =>
    answer(await endSeries(context.deps, input.seriesId, input.on), errors),
  ),
  skip: os.skip.handler(async ({ input, context, errors }) =>
    answer(await skipOneToOne(context.deps, input.oneToOneId, input.reason), errors),
  ),
  unskip: os.unskip.handler(async ({ input, context, errors }) => answer(await unskipOneToOne(context.deps, input.oneToOneId), errors)),
  begin: os.begin.handler(async ({ input, context, errors }) => answer(await setTimer(context.deps, input.oneToOneId, true), errors)),
  setTimer: os.setTimer.handler(async ({ input, context, errors }) =>
    answer(await setTimer(context.deps, input.oneToOneId, input.running), errors),
  ),
  saveDecision: os.saveDecision.handler(async ({ input, context, errors }) => answer(await saveDecision(context.deps, input), errors)),
  removeDecision: os.removeDecision.handler(async ({ input, context, errors }) =>
    answer(await removeDecision(context.deps, input.decisionId), errors),
  ),
  setFeeling: os.setFeeling.handler(async ({ input, context, errors }) => answer(await setFeeling(context.deps, input), errors)),
  calendarFile: os.calendarFile.handler(async ({ input, context, errors }) => answer(await calendarFile(context.deps, input), errors)),
  cadence: os.cadence.handler(({ context }) => readCadence(context.deps)),
  setCadence: os.setCadence.handler(async ({ input, context, errors }) => answer(await setCadence(context.deps, input), errors)),
  reminders: os.reminders.handler(({ context }) => readReminders(context.deps)),
  setReminders: os.setReminders.handler(({ input, context }) => setReminders(context.deps, input)),
}
