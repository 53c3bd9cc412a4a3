import type { Kysely } from 'kysely'
import { localDate } from '../../../shared/kernel/dates.ts'
import { ok, type Result } from '../../../shared/kernel/result.ts'
import type { Database } from '../../db/database.ts'
import { shareableDb } from '../../db/shareable.ts'
import type { Outcome } from '../../kernel/answer.ts'
import { buildCheckIn } from './build-check-in.ts'
import { checkInText } from './rules-check-in-text.ts'

/** Not sealed and not sent: what stands around the text of a package is left out of a copied one. */
const NO_ENVELOPE = {
  packageId: '00000000-0000-7000-8000-000000000000',
  workspaceId: '00000000-0000-7000-8000-000000000000',
  replyTo: '',
  sealedAt: 0,
}

/** What a package of this meeting would say, as text. It comes from the same builder, so it can say nothing else. */
export async function checkInTextOf(
  db: Kysely<Database>,
  oneToOneId: string,
): Promise<Result<{ text: string; markdown: string }, Outcome<'ONE_TO_ONE_NOT_FOUND'>>> {
  const built = await buildCheckIn(shareableDb(db), oneToOneId, NO_ENVELOPE)
  if (!built.ok || built.value.document.body.kind !== 'check-in') return { ok: false, error: { code: 'ONE_TO_ONE_NOT_FOUND' } }
  const { document } = built.value
  const { body } = built.value.document
  return ok(checkInText({ ...document, body }, body.next === null ? null : localDate(body.next)))
}
