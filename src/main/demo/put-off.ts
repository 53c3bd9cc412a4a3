import type { Stage } from './stage.ts'

/** One matter of Today that is out of sight until the day after tomorrow. */
export async function seedPutOff(stage: Stage): Promise<void> {
  stage.goTo(stage.workday(0), '08:12')
  const { notices } = await stage.app.insights.today()
  const matter = notices.find(({ kind }) => kind === 'development-due')
  if (matter !== undefined) await stage.app.insights.snooze({ key: matter.key, until: stage.workdayAhead(2) })
}
