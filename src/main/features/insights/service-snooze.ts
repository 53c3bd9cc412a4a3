import type { Change } from '../../../shared/contract/base.ts'
import { type IsoDate, localDate } from '../../../shared/kernel/dates.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { change } from '../../db/change.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { deleteSnooze, saveSnooze } from './queries-snooze.ts'

export function snooze(
  deps: Deps,
  { key, until }: { readonly key: string; readonly until: IsoDate },
): Promise<Result<Change, Outcome<'SNOOZE_NOT_LATER'>>> {
  const summary = 'Put off'
  return change(deps, { verb: 'insights.snooze', summary }, async (tx, { id, at }) => {
    if (until <= localDate(at)) return err({ code: 'SNOOZE_NOT_LATER' as const })
    await saveSnooze(tx, { key, until, at })
    return ok({ id, summary })
  })
}

export function unsnooze(deps: Deps, key: string): Promise<Result<Change, Outcome<'NOT_SNOOZED'>>> {
  const summary = 'Back on Today'
  return change(deps, { verb: 'insights.unsnooze', summary }, async (tx, { id }) => {
    if (!(await deleteSnooze(tx, key))) return err({ code: 'NOT_SNOOZED' as const })
    return ok({ id, summary })
  })
}
