import type { PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { change } from '../../db/change.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { personExists } from './queries.ts'
import { clearDraft, clearLooseDraft, type Draft, upsertDraft, upsertLooseDraft } from './queries-drafts.ts'

type Saved = Promise<Result<{ savedAt: number }, Outcome<'PERSON_NOT_FOUND'>>>

/** Written while the person types, so it is no act of theirs: the journal names the app. */
const INTENT = { summary: 'Draft saved', actor: 'app' } as const

export function saveDraft(deps: Deps, input: Draft & { readonly personId: PersonId }): Saved {
  return change(deps, { verb: 'coaching.saveDraft', ...INTENT }, async (tx, { at }) => {
    if (!(await personExists(tx, input.personId))) return err({ code: 'PERSON_NOT_FOUND' as const })
    if (input.body === '') await clearDraft(tx, input.personId)
    else await upsertDraft(tx, input.personId, input, at)
    return ok({ savedAt: at })
  })
}

export interface LooseDraftInput {
  readonly place: string
  readonly personId: PersonId | null
  readonly body: string
}

export function saveLooseDraft(deps: Deps, { place, personId, body }: LooseDraftInput): Saved {
  return change(deps, { verb: 'coaching.saveLooseDraft', ...INTENT }, async (tx, { at }) => {
    if (personId !== null && !(await personExists(tx, personId))) return err({ code: 'PERSON_NOT_FOUND' as const })
    if (body === '') await clearLooseDraft(tx, place)
    else await upsertLooseDraft(tx, { place, person_id: personId, body, updated_at: at })
    return ok({ savedAt: at })
  })
}
