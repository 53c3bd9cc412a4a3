import type { ReminderSettings } from '../../../shared/contract/meetings.ts'
import type { OneToOneId } from '../../../shared/kernel/ids.ts'
import { change } from '../../db/change.ts'
import type { Deps } from '../../kernel/deps.ts'
import type { OpenVault } from '../../kernel/session.ts'
import { reminderSettings, startingWithin } from './queries-cadence.ts'
import { type Reminded, remindersDue, reminderWords } from './rules-reminders.ts'
import { planAhead } from './service-series.ts'

/** What begins within the minutes set, for the app itself: inside an open vault names may be shown. */
export async function readReminders({ db, now }: Pick<Deps, 'db' | 'now'>) {
  const settings = await reminderSettings(db)
  const soon = settings.inApp ? await startingWithin(db, now(), now() + settings.minutesBefore * 60_000) : []
  return {
    settings,
    soon: soon.map(({ id, personName, startsAt, items }) => ({ oneToOneId: id as OneToOneId, personName, startsAt, items })),
  }
}

export function setReminders(deps: Deps, settings: ReminderSettings): Promise<ReminderSettings> {
  return change(deps, { verb: 'coaching.setReminders', summary: 'Reminders changed' }, async (tx) => {
    const row = { in_app: Number(settings.inApp), outside: Number(settings.outside), minutes_before: settings.minutesBefore }
    await tx
      .insertInto('reminder_setting')
      .values({ one: 1, ...row })
      .onConflict((on) => on.column('one').doUpdateSet(row))
      .execute()
    return settings
  })
}

/** Calls `tick` again and again until it is told to stop. Given by the clock of the machine, and by a test. */
export type Every = (ms: number, tick: () => void) => () => void

const everyInterval: Every = (ms, tick) => {
  const timer = setInterval(tick, ms)
  // A reminder keeps no process alive.
  timer.unref()
  return () => clearInterval(timer)
}

const LOOK_EVERY_MS = 20_000

/**
 * Watches an open vault: plans what came within the horizon, and says outside the window that a meeting is near. What it says holds
 * no name and no content, for it may stand on a locked screen; when the vault locks it ends.
 */
export function watchMeetings(vault: OpenVault, notify: (text: string) => void, every: Every = everyInterval): void {
  const { deps, closing } = vault
  let reminded: Reminded = new Map()
  let plannedOn = ''
  let busy = false
  const look = async () => {
    if (busy || closing.aborted) return
    busy = true
    try {
      const today = new Date(deps.now()).toDateString()
      if (plannedOn !== today) await planAhead(deps)
      plannedOn = today
      const settings = await reminderSettings(deps.db)
      const near = settings.outside ? await startingWithin(deps.db, deps.now(), deps.now() + settings.minutesBefore * 60_000) : []
      const due = remindersDue(near, reminded, deps.now())
      reminded = due.reminded
      if (!closing.aborted && due.startsAt.length > 0) notify(reminderWords(due.startsAt, deps.now()))
    } catch {
      // The vault locked meanwhile, or its disk is full: whoever works in it is told there, and the next look tries again.
    } finally {
      busy = false
    }
  }
  const stop = every(LOOK_EVERY_MS, () => void look())
  closing.addEventListener('abort', stop, { once: true })
  void look()
}
