import type { Change } from '../../../shared/contract/base.ts'
import type { MethodItem, MethodPart } from '../../../shared/contract/library-method-file.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { methodFileName } from '../../../shared/rules/file-name.ts'
import { licencesFor } from '../../../shared/rules/licences.ts'
import { change } from '../../db/change.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Importing, MethodEntry } from './method-entry.ts'
import { partKeepers } from './method-parts.ts'
import type { Previews } from './previews.ts'
import { namesOfThisVault } from './queries-mentions.ts'
import { freeName } from './rules-frameworks.ts'
import {
  METHOD_FORMAT,
  METHOD_VERSION,
  MethodFile,
  mentionsIn,
  namesToFind,
  type Standing,
  standingOf,
  textsIn,
  versionOf,
} from './rules-method.ts'
import type { WriteDeps } from './service-frameworks.ts'
import { shippedLicences } from './shipped-licences.ts'

async function allEntries(db: ReadDb): Promise<MethodEntry[]> {
  const entries: MethodEntry[] = []
  for (const keeper of partKeepers) entries.push(...(await keeper.entries(db)))
  return entries
}

const NOTHING: Readonly<Record<MethodPart, number>> = { frameworks: 0, scales: 0, templates: 0, phrases: 0, jobProfiles: 0 }

export interface MethodContents {
  readonly counts: Record<MethodPart, number>
  readonly mentions: { part: MethodPart; name: string; found: string }[]
}

/** How much there is to carry, and where a text names somebody of this vault. */
export async function methodContents(db: ReadDb): Promise<MethodContents> {
  const counts = { ...NOTHING }
  const names = namesToFind(await namesOfThisVault(db))
  const mentions: MethodContents['mentions'] = []
  for (const { part, name, json } of await allEntries(db)) {
    counts[part] += 1
    for (const found of mentionsIn(textsIn(json), names)) mentions.push({ part, name, found })
  }
  return { counts, mentions }
}

export async function exportMethod(deps: WriteDeps, name: string, parts: readonly MethodPart[]): Promise<File> {
  const entries = (await allEntries(deps.db)).filter(({ part }) => parts.includes(part))
  const of = (part: MethodPart) => entries.filter((entry) => entry.part === part).map(({ json }) => ({ ...json }))
  const notices = textsIn(entries.map(({ json }) => json))
  const licences = licencesFor(shippedLicences, notices).map(({ title, text }) => ({ title, text }))
  const method: MethodFile = {
    format: METHOD_FORMAT,
    version: METHOD_VERSION,
    name,
    madeOn: localDate(deps.now()),
    frameworks: of('frameworks'),
    scales: of('scales'),
    templates: of('templates'),
    phrases: of('phrases'),
    jobProfiles: of('jobProfiles'),
    ...(licences.length > 0 ? { licences } : {}),
  }
  return new File([`${JSON.stringify(method, null, 1)}\n`], methodFileName(name), { type: 'application/json' })
}

export interface KeptMethod {
  readonly entries: readonly (MethodEntry & { readonly standing: Standing })[]
}

export interface MethodPreview {
  readonly token: string
  readonly name: string
  readonly items: MethodItem[]
}

type ReadRefusal = Outcome<'NOT_A_METHOD' | 'METHOD_TOO_NEW'>

/** Reads a method file to its end before anything of it is used. */
export function readMethod(text: string): Result<{ name: string; entries: MethodEntry[] }, ReadRefusal> {
  const raw = parsed(text)
  const version = versionOf(raw)
  if (version !== null && version > METHOD_VERSION) return err({ code: 'METHOD_TOO_NEW', data: { version } })
  const file = MethodFile.safeParse(raw)
  if (!file.success) return err({ code: 'NOT_A_METHOD' })
  const entries: MethodEntry[] = []
  for (const keeper of partKeepers) {
    const items = file.data[keeper.part]
    if (items.length > keeper.limit) return err({ code: 'NOT_A_METHOD' })
    try {
      entries.push(...items.map(keeper.read))
    } catch {
      return err({ code: 'NOT_A_METHOD' })
    }
  }
  const ids = new Set(entries.map(({ part, id }) => `${part} ${id}`))
  return ids.size === entries.length ? ok({ name: file.data.name, entries }) : err({ code: 'NOT_A_METHOD' })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export async function previewMethod(
  deps: WriteDeps,
  previews: Previews<KeptMethod>,
  text: string,
): Promise<Result<MethodPreview, ReadRefusal>> {
  const read = readMethod(text)
  if (!read.ok) return read
  const here = await allEntries(deps.db)
  const entries = read.value.entries.map((entry) => ({ ...entry, standing: standingOf(entry, here) }))
  const token = deps.newId()
  previews.keep(token, { entries })
  const items = entries.map(({ part, id, name, about, standing }) => ({ part, id: `${part} ${id}`, name, about, standing: standing.kind }))
  return ok({ token, name: read.value.name, items })
}

export interface ImportChoice {
  readonly token: string
  /** As the preview named them. */
  readonly ids: readonly string[]
  readonly whenChanged: 'replace' | 'keep-both'
}

export interface ImportedMethod {
  readonly change: Change | null
  readonly added: number
  readonly replaced: number
}

/** Writes what was chosen of a preview: one transaction, one undo. What is the same here already is left as it is. */
export async function importMethod(
  deps: WriteDeps,
  previews: Previews<KeptMethod>,
  { token, ids, whenChanged }: ImportChoice,
): Promise<Result<ImportedMethod, Outcome<'PREVIEW_GONE' | 'LIBRARY_CHANGED'>>> {
  const kept = previews.get(token)
  if (!kept) return err({ code: 'PREVIEW_GONE' })
  const chosen = kept.entries.filter(({ part, id }) => ids.includes(`${part} ${id}`))
  if (chosen.every(({ standing }) => standing.kind === 'same')) return ok({ change: null, added: 0, replaced: 0 })
  const result = await change(
    deps,
    { verb: 'library.importMethod', summary: 'Method imported', actor: 'import', long: true },
    async (tx, open) => {
      const here = await allEntries(tx)
      const stands = chosen.every((entry) => sameStanding(entry.standing, standingOf(entry, here)))
      if (!stands) return err({ code: 'LIBRARY_CHANGED' as const })
      const counts = await writeAll({ tx, deps, at: open.at, idOf: new Map() }, { chosen, here, whenChanged })
      const summary = `Method imported: ${counts.added} added, ${counts.replaced} replaced`
      open.describe(summary)
      return ok({ change: { id: open.id, summary }, ...counts })
    },
  )
  if (result.ok) previews.drop(token)
  return result
}

function sameStanding(one: Standing, other: Standing): boolean {
  return one.kind === other.kind && (one.kind === 'new' || (other.kind !== 'new' && one.id === other.id))
}

interface Plan {
  readonly chosen: KeptMethod['entries']
  readonly here: readonly MethodEntry[]
  readonly whenChanged: ImportChoice['whenChanged']
}

type Step =
  | { readonly kind: 'new'; readonly entry: MethodEntry; readonly id: string; readonly name: string }
  | { readonly kind: 'over'; readonly entry: MethodEntry; readonly id: string; readonly counts: 'added' | 'replaced' }

async function writeAll(to: Importing, plan: Plan): Promise<{ added: number; replaced: number }> {
  // Every id is known before anything is written, so that one item can lead to another that comes later.
  const steps = await stepsOf(to, plan)
  const counts = { added: 0, replaced: 0 }
  for (const step of steps) {
    if (step.kind === 'new') await step.entry.plant(to, step)
    else await step.entry.replace(to, step.id)
    counts[step.kind === 'new' ? 'added' : step.counts] += 1
  }
  return counts
}

async function stepsOf(to: Importing, { chosen, here, whenChanged }: Plan): Promise<Step[]> {
  const names = new Map(partKeepers.map(({ part }) => [part, new Set(here.filter((each) => each.part === part).map(({ name }) => name))]))
  const steps: Step[] = []
  for (const entry of chosen) {
    const { standing } = entry
    if (standing.kind === 'same') {
      to.idOf.set(entry.id, standing.id)
      continue
    }
    const step = await stepOf(to, entry, { names: names.get(entry.part) ?? new Set(), replace: whenChanged === 'replace' })
    to.idOf.set(entry.id, step.id)
    steps.push(step)
  }
  return steps
}

interface Choice {
  /** Taken in this part; a new name is added to them. */
  readonly names: Set<string>
  readonly replace: boolean
}

async function stepOf(to: Importing, entry: KeptMethod['entries'][number], { names, replace }: Choice): Promise<Step> {
  if (entry.standing.kind === 'changed' && replace) return { kind: 'over', entry, id: entry.standing.id, counts: 'replaced' }
  const shell = entry.standing.kind === 'new' ? await entry.shell?.(to.tx) : null
  if (shell) return { kind: 'over', entry, id: shell, counts: 'added' }
  const name = freeName(entry.name, names)
  names.add(name)
  return { kind: 'new', entry, id: (await isTaken(to, entry)) ? to.deps.newId() : entry.id, name }
}

const TABLES = {
  frameworks: 'framework',
  scales: 'rating_scale',
  templates: 'template',
  phrases: 'private_phrase',
  jobProfiles: 'job_profile',
} as const

/** An id may be taken by something that was removed here: undo could bring it back. */
async function isTaken({ tx }: Importing, { part, id }: MethodEntry): Promise<boolean> {
  const row = await tx.selectFrom(TABLES[part]).select('id').where('id', '=', id).executeTakeFirst()
  return row !== undefined
}
