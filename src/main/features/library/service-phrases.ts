import type { Change } from '../../../shared/contract/base.ts'
import type { PhraseId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import type { PhraseContent } from '../../../shared/rules/library-content.ts'
import { change } from '../../db/change.ts'
import type { Outcome } from '../../kernel/answer.ts'
import { addPhrase, findPhrase, markPhraseRemoved, setPhrase } from './queries-methods.ts'
import type { WriteDeps } from './service-frameworks.ts'

type NoPhrase = Outcome<'PHRASE_NOT_FOUND'>
const noPhrase = err({ code: 'PHRASE_NOT_FOUND' as const })

/** Each tag once, however it is written. */
function tidy(phrase: PhraseContent): PhraseContent {
  const tags = new Map(phrase.tags.map((tag) => [tag.toLowerCase(), tag]))
  return { ...phrase, tags: [...tags.values()] }
}

export async function createPhrase(deps: WriteDeps, phrase: PhraseContent): Promise<{ phraseId: PhraseId; change: Change }> {
  const summary = 'Phrase added'
  return change(deps, { verb: 'library.createPhrase', summary }, async (tx, open) => {
    const id = deps.newId() as PhraseId
    await addPhrase(tx, open.at, { ...tidy(phrase), id })
    return { phraseId: id, change: { id: open.id, summary } }
  })
}

export async function updatePhrase(deps: WriteDeps, id: PhraseId, phrase: PhraseContent): Promise<Result<{ savedAt: number }, NoPhrase>> {
  return change(deps, { verb: 'library.updatePhrase', summary: 'Phrase changed' }, async (tx, open) => {
    if (!(await findPhrase(tx, id))) return noPhrase
    await setPhrase(tx, open.at, { ...tidy(phrase), id })
    return ok({ savedAt: open.at })
  })
}

export async function removePhrase(deps: WriteDeps, id: PhraseId): Promise<Result<Change, NoPhrase>> {
  const summary = 'Phrase removed'
  return change(deps, { verb: 'library.removePhrase', summary }, async (tx, open) => {
    if (!(await findPhrase(tx, id))) return noPhrase
    await markPhraseRemoved(tx, open.at, id)
    return ok({ id: open.id, summary })
  })
}
