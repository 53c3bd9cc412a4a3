import { localDate } from '../../../shared/kernel/dates.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { shareableDb } from '../../db/shareable.ts'
import type { Deps } from '../../kernel/deps.ts'
import { buildHandOver } from './build-hand-over.ts'

/** A readable file for whoever takes somebody over. */
export async function handOver(
  deps: Pick<Deps, 'db' | 'now'>,
  personId: string,
): Promise<Result<File, { readonly code: 'PERSON_NOT_FOUND' }>> {
  const built = await buildHandOver(shareableDb(deps.db), personId, deps.now())
  if (!built) return err({ code: 'PERSON_NOT_FOUND' })
  const name = `Hand-over ${built.name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '_')} ${localDate(deps.now())}.md`
  return ok(new File([built.text], name, { type: 'text/markdown' }))
}
