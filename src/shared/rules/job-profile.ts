import { z } from 'zod'
import { LONGEST } from '../kernel/longest.ts'

/** What a job profile says, as a value: the same in the vault, in the contract and in a method file. */

/** Names a line inside one profile, so that a standard can say which responsibility it is about. */
export const LineKey = z.string().regex(/^[a-zA-Z0-9-]{1,40}$/)
const Title = z.string().trim().min(1).max(160)
const Text = z.string().max(LONGEST.passage)

export const Responsibility = z.strictObject({ key: LineKey, text: z.string().max(LONGEST.paragraph) })
export type Responsibility = Readonly<z.infer<typeof Responsibility>>

/** Copied whole, so that a version stands alone when the framework changes or goes. */
export const JobCompetency = z.strictObject({
  key: LineKey,
  /** The competency it was taken from; null when it was written here or comes from a role. */
  competencyId: z.string().max(80).nullable(),
  name: z.string().max(160),
  /** Where it is from: the name of the framework, or "O*NET skill" with its numbers. */
  source: z.string().max(200),
  description: Text,
  /** The expected level, by its name; empty when none is set. */
  level: z.string().max(160),
  /** What that level asks. */
  meaning: Text,
  /** What the licence of the framework asks to be said wherever its text goes; absent for one's own words. */
  notice: z.string().max(4000).optional(),
})
export type JobCompetency = Readonly<z.infer<typeof JobCompetency>>

export const Standard = z.strictObject({
  key: LineKey,
  /** The responsibility it is about; null for the job as a whole. */
  about: LineKey.nullable(),
  meets: Text,
  exceeds: Text,
  short: Text,
})
export type Standard = Readonly<z.infer<typeof Standard>>

export const CareerPath = z.strictObject({
  key: LineKey,
  /** The profile it leads to; null when that job is not described here. */
  jobProfileId: z.string().max(80).nullable(),
  title: z.string().max(160),
  needs: Text,
})
export type CareerPath = Readonly<z.infer<typeof CareerPath>>

export const JobContent = z.strictObject({
  title: Title,
  purpose: z.string().max(LONGEST.jobText),
  responsibilities: z.array(Responsibility).max(100),
  competencies: z.array(JobCompetency).max(60),
  standards: z.array(Standard).max(101),
  careerPaths: z.array(CareerPath).max(40),
  notes: z.string().max(LONGEST.jobText),
  /** The role of the role library it was started from. */
  role: z.strictObject({ code: z.string().max(20), title: z.string().max(200) }).nullable(),
})
export type JobContent = Readonly<z.infer<typeof JobContent>>

export function emptyJob(title: string, purpose = ''): JobContent {
  return { title, purpose, responsibilities: [], competencies: [], standards: [], careerPaths: [], notes: '', role: null }
}

/** The profile as it is published: lines left empty are gone, and standards of lines that are gone with them. */
export function tidyJob(job: JobContent): JobContent {
  const responsibilities = job.responsibilities.map((each) => ({ ...each, text: each.text.trim() })).filter((each) => each.text !== '')
  const keys = new Set(responsibilities.map((each) => each.key))
  const said = ({ meets, exceeds, short }: Standard) => [meets, exceeds, short].some((text) => text.trim() !== '')
  return {
    ...job,
    title: job.title.trim(),
    purpose: job.purpose.trim(),
    responsibilities,
    competencies: job.competencies.map((each) => ({ ...each, name: each.name.trim() })).filter((each) => each.name !== ''),
    standards: job.standards.filter((each) => said(each) && (each.about === null || keys.has(each.about))),
    careerPaths: job.careerPaths.map((each) => ({ ...each, title: each.title.trim() })).filter((each) => each.title !== ''),
    notes: job.notes.trim(),
  }
}

/** Whether it says anything beyond its title. */
export function isDescribed(job: JobContent): boolean {
  const { purpose, responsibilities, competencies, standards, careerPaths } = tidyJob(job)
  return purpose !== '' || [responsibilities, competencies, standards, careerPaths].some((lines) => lines.length > 0)
}

/** The profile with what its competencies' frameworks ask to be said, where a version of earlier days does not say it itself. */
export function withNotices(job: JobContent, notices: ReadonlyMap<string, string>): JobContent {
  const competencies = job.competencies.map((each) => {
    const notice = each.notice ?? notices.get(each.competencyId ?? '') ?? ''
    return notice === '' ? each : { ...each, notice }
  })
  return { ...job, competencies }
}

/** Each once, in the order of the competencies. */
export function noticesIn({ competencies }: Pick<JobContent, 'competencies'>): string[] {
  return [...new Set(competencies.flatMap(({ notice = '' }) => (notice === '' ? [] : [notice])))]
}

export type JobPart = 'title' | 'purpose' | 'responsibilities' | 'competencies' | 'standards' | 'careerPaths' | 'notes'

/** One thing that differs between two versions. `before` is empty for what is new, `after` for what is gone. */
export interface JobDifference {
  readonly part: JobPart
  readonly kind: 'added' | 'removed' | 'changed' | 'moved'
  readonly name: string
  readonly before: string
  readonly after: string
}

interface Line {
  readonly key: string
  readonly name: string
  readonly text: string
}

/** What changed from one version to the next, in the order of the page. */
export function jobDifferences(before: JobContent, after: JobContent): JobDifference[] {
  const single = (part: 'title' | 'purpose' | 'notes') => differ(part, [line(part, before[part])], [line(part, after[part])])
  const lists = (['responsibilities', 'competencies', 'standards', 'careerPaths'] as const).flatMap((part) =>
    differ(part, linesOf(before, part), linesOf(after, part)),
  )
  return [...single('title'), ...single('purpose'), ...lists, ...single('notes')]
}

function line(key: string, text: string): Line {
  return { key, name: '', text }
}

function linesOf(job: JobContent, part: 'responsibilities' | 'competencies' | 'standards' | 'careerPaths'): Line[] {
  switch (part) {
    case 'responsibilities':
      return job.responsibilities.map(({ key, text }) => ({ key, name: '', text }))
    case 'competencies':
      return job.competencies.map(({ key, name, level, meaning }) => ({ key, name, text: joined([level, meaning]) || name }))
    case 'standards':
      return job.standards.map((each) => ({
        // A standard is known by what it is about, so that writing it anew reads as a change of it.
        key: each.about ?? 'whole',
        name: job.responsibilities.find(({ key }) => key === each.about)?.text ?? 'The job as a whole',
        text: joined([
          each.meets && `Meets: ${each.meets}`,
          each.exceeds && `Exceeds: ${each.exceeds}`,
          each.short && `Falls short: ${each.short}`,
        ]),
      }))
    case 'careerPaths':
      return job.careerPaths.map(({ key, title, needs }) => ({ key, name: title, text: needs || title }))
  }
}

function joined(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n')
}

function differ(part: JobPart, before: readonly Line[], after: readonly Line[]): JobDifference[] {
  const old = new Map(before.map((each) => [each.key, each]))
  const kept = new Set(after.map((each) => each.key))
  const moved = movedKeys(
    before.filter((each) => kept.has(each.key)),
    after.filter((each) => old.has(each.key)),
  )
  const now = after.flatMap((each): JobDifference[] => {
    const was = old.get(each.key)
    if (was === undefined) return each.text === '' ? [] : [{ part, kind: 'added', name: each.name, before: '', after: each.text }]
    if (was.text !== each.text || was.name !== each.name) return [rewritten(part, was, each)]
    return moved.has(each.key) ? [{ part, kind: 'moved', name: each.name, before: was.text, after: each.text }] : []
  })
  const gone = before.filter((each) => !kept.has(each.key) && each.text !== '')
  return [...now, ...gone.map(({ name, text }): JobDifference => ({ part, kind: 'removed', name, before: text, after: '' }))]
}

function rewritten(part: JobPart, was: Line, now: Line): JobDifference {
  const kind = was.text === '' ? 'added' : now.text === '' ? 'removed' : 'changed'
  return { part, kind, name: now.name, before: renamed(was, now), after: renamed(now, was) }
}

/** When only the name changed, the name is what is shown. */
function renamed(one: Line, other: Line): string {
  return one.name === other.name || one.text === '' || one.text === one.name ? one.text : `${one.name}\n${one.text}`
}

/** The fewest lines whose move explains the new order: all that are outside the longest run still in order. */
function movedKeys(before: readonly Line[], after: readonly Line[]): Set<string> {
  const place = new Map(before.map((each, index) => [each.key, index]))
  const order = after.map((each) => place.get(each.key) ?? 0)
  const runs: number[][] = []
  for (const [index, value] of order.entries()) {
    let best: number[] = []
    for (let earlier = 0; earlier < index; earlier++) {
      const run = runs[earlier] ?? []
      if ((order[earlier] ?? 0) < value && run.length > best.length) best = run
    }
    runs.push([...best, index])
  }
  const longest = new Set(runs.reduce<number[]>((best, run) => (run.length > best.length ? run : best), []))
  return new Set(after.filter((_, index) => !longest.has(index)).map((each) => each.key))
}

export interface WordRun {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

const MOST_WORDS = 1500

/** Two texts as one, with the words that went and the words that came. Very long texts are shown whole, one after the other. */
export function wordDifferences(before: string, after: string): WordRun[] {
  const [old, now] = [wordsIn(before), wordsIn(after)]
  if (old.length > MOST_WORDS || now.length > MOST_WORDS) return runs([...old.map(as('removed')), ...now.map(as('added'))])
  const common = commonLengths(old, now)
  const found: WordRun[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    const [word, other] = [old[i], now[j]]
    if (word !== undefined && word === other) {
      found.push({ kind: 'same', text: word })
      i++
      j++
    } else if (other === undefined || (word !== undefined && common(i + 1, j) >= common(i, j + 1))) {
      found.push({ kind: 'removed', text: word ?? '' })
      i++
    } else {
      found.push({ kind: 'added', text: other })
      j++
    }
  }
  return runs(found)
}

function wordsIn(text: string): readonly string[] {
  return text.match(/\s+|\S+/g) ?? []
}

function as(kind: WordRun['kind']): (text: string) => WordRun {
  return (text) => ({ kind, text })
}

/** How many words the rests of both texts, from these places on, have in common and in order. */
function commonLengths(old: readonly string[], now: readonly string[]): (i: number, j: number) => number {
  const width = now.length + 1
  const table = new Uint16Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const at = i * width + j
      // Spaces are alike everywhere and say nothing: only words count.
      const worth = old[i]?.trim() === '' ? 0 : 1
      table[at] = old[i] === now[j] ? (table[at + width + 1] ?? 0) + worth : Math.max(table[at + width] ?? 0, table[at + 1] ?? 0)
    }
  }
  return (i, j) => table[i * width + j] ?? 0
}

function runs(words: readonly WordRun[]): WordRun[] {
  const all: WordRun[] = []
  for (const word of words) {
    const last = all.at(-1)
    if (last?.kind === word.kind) all.splice(-1, 1, { kind: last.kind, text: last.text + word.text })
    else all.push(word)
  }
  return all
}
