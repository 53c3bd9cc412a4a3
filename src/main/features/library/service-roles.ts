import type { Role, RoleHit } from '../../../shared/contract/library-roles.ts'
import type { JobProfileId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Jobs } from '../../jobs/jobs.ts'
import { findRole, type RoleHead, roleLibrary, titlesAt } from './queries-roles.ts'
import { draftJob, type Kept } from './rules-jobs.ts'
import { matchWord, rankTitles, type TitleIndex, type TitleMatch, typedWords, type WordMatch } from './rules-role-search.ts'
import { type NewJob, plantDraft, type TitleTaken, type WriteDeps } from './service-jobs.ts'

const MOST = 40
/** Words typed lately; the next keystroke asks for most of them again. */
const REMEMBERED = 200

interface Searchable {
  readonly index: TitleIndex & { readonly shortsOf: Uint32Array }
  readonly roles: readonly RoleHead[]
  readonly known: Map<string, WordMatch[]>
}

let reading: Promise<Searchable> | undefined

/** What a search needs of the role library, the same for every vault. A worker reads it on the first search. */
function searchable(jobs: Jobs): Promise<Searchable> {
  reading ??= jobs.run('role-index', undefined).then(
    ({ index, roles }) => ({ index: { ...index, words: index.words.split('\n') }, roles, known: new Map() }),
    (fault: unknown) => {
      // A worker that was ended meanwhile is no reason to find nothing from now on.
      reading = undefined
      throw fault
    },
  )
  return reading
}

export async function searchRoles(jobs: Jobs, text: string): Promise<RoleHit[]> {
  const library = await searchable(jobs)
  const words = typedWords(text)
  if (words.length === 0) return byTitle(library.roles)
  const found = rankTitles(
    library.index,
    words.map((word) => meanings(library, word)),
    MOST,
  )
  const titles = await titlesAt(
    await roleLibrary(),
    found.map((match) => otherTitle(library, match)).filter((other) => other !== null),
  )
  return found.flatMap((match): RoleHit[] => {
    const role = library.roles[match.role]
    const other = otherTitle(library, match)
    const title = other === null ? undefined : titles.get(other.id)
    return role === undefined ? [] : [toHit(role, other?.short ? title?.short : title?.text)]
  })
}

/** Where the title that was found stands among the other titles; null when it is the role's own. */
function otherTitle({ index }: Searchable, { title, role }: TitleMatch): { id: number; role: number; short: boolean } | null {
  if (title < index.ownTitles) return null
  const others = index.roles.length - index.ownTitles - index.shortsOf.length
  const place = title - index.ownTitles
  return place < others ? { id: place, role, short: false } : { id: index.shortsOf[place - others] ?? 0, role, short: true }
}

function byTitle(roles: readonly RoleHead[]): RoleHit[] {
  return roles.map((role) => toHit(role)).sort((a, b) => (a.title < b.title ? -1 : 1))
}

function meanings({ index, known }: Searchable, word: string): WordMatch[] {
  const found = known.get(word) ?? matchWord(index, word)
  known.delete(word)
  known.set(word, found)
  const [oldest] = known.size > REMEMBERED ? known.keys() : []
  if (oldest !== undefined) known.delete(oldest)
  return found
}

function toHit({ code, title, hasTasks, hasRatings }: RoleHead, alsoCalled: string | null = null): RoleHit {
  return { code, title, hasTasks, hasRatings, alsoCalled }
}

export async function getRole(code: string): Promise<Result<Role, { code: 'ROLE_NOT_FOUND' }>> {
  const role = await findRole(await roleLibrary(), code)
  return role ? ok(role) : err({ code: 'ROLE_NOT_FOUND' })
}

export interface FromRole extends Kept {
  readonly code: string
  readonly jobProfileId: JobProfileId | null
}

/** Drafts a profile from what was kept of a role. */
export async function draftFromRole(
  deps: WriteDeps,
  input: FromRole,
): Promise<Result<NewJob, { code: 'ROLE_NOT_FOUND' } | { code: 'JOB_NOT_FOUND' } | TitleTaken>> {
  const role = await getRole(input.code)
  return role.ok ? plantDraft(deps, draftJob(role.value, input), input.jobProfileId) : role
}
