import type { Change } from '../../../shared/contract/base.ts'
import type { PersonFields } from '../../../shared/contract/people.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { breathe, change } from '../../db/change.ts'
import type { Deps } from '../../kernel/deps.ts'
import { changePerson, namesOf } from './queries.ts'
import { type ManagerRefused, managerRefused, type NotFound } from './service.ts'

type SharedFields = Partial<Pick<PersonFields, 'managerId' | 'status'>>

function summaryOf(fields: SharedFields, who: string): string {
  if (fields.managerId !== undefined && fields.status === undefined) return `Manager changed for ${who}`
  if (fields.status === 'left') return `${who} marked as left`
  if (fields.status === 'active') return `${who} marked as active`
  return `${who} changed`
}

/** One refusal takes back the whole: either everybody is changed or nobody. */
export async function updatePeople(
  deps: Pick<Deps, 'db' | 'now' | 'newId'>,
  personIds: readonly PersonId[],
  fields: SharedFields,
): Promise<Result<Change, NotFound | ManagerRefused>> {
  const ids = [...new Set(personIds)]
  const summary = summaryOf(fields, `${ids.length} people`)
  return change(deps, { verb: 'people.update-many', summary, long: ids.length > 500 }, async (tx, open) => {
    let name = ''
    for (const [index, id] of ids.entries()) {
      const [person] = await namesOf(tx, [id])
      if (person === undefined) return err({ code: 'PERSON_NOT_FOUND' as const })
      const refused = await managerRefused(tx, id, fields.managerId ?? null)
      if (refused !== null) return err(refused)
      await changePerson(tx, id, fields)
      name = person.name
      if (index % 200 === 199) await breathe()
    }
    const words = ids.length === 1 ? summaryOf(fields, name) : summary
    open.describe(words)
    return ok({ id: open.id, summary: words })
  })
}
