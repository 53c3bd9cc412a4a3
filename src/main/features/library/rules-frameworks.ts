import type { Competency } from '../../../shared/contract/library-methods.ts'
import type { CompetencyContent, FrameworkHead, Indicators, Level } from '../../../shared/rules/library-content.ts'
import { plain } from '../../../shared/rules/merge-levels.ts'

/** Whether two levels of a framework have the same name. */
export function levelNamesRepeat(levels: readonly Pick<Level, 'name'>[]): boolean {
  return new Set(levels.map((level) => level.name.trim().toLowerCase())).size < levels.length
}

/** What is said at levels the framework no longer has is not part of it. */
export function withinLevels<C extends CompetencyContent>(competency: C, levels: readonly Pick<Level, 'key'>[]): C {
  const indicators = levels.flatMap(({ key }) => {
    const statements = competency.indicators.filter((each) => each.level === key).flatMap((each) => each.statements)
    return statements.length === 0 ? [] : [{ level: key, statements }]
  })
  return { ...competency, indicators }
}

/** Two competencies as one: the first keeps its name, statements that both have stand once, in the order they were. */
export function mergeContents(into: CompetencyContent, from: CompetencyContent): CompetencyContent {
  const levels = [...new Set([...into.indicators, ...from.indicators].map((each) => each.level))]
  const said = (content: CompetencyContent, level: string) =>
    content.indicators.filter((each) => each.level === level).flatMap((each) => each.statements)
  return {
    area: into.area || from.area,
    name: into.name,
    description: mergedDescription(into.description, from.description),
    indicators: levels.map(
      (level): Indicators => ({ level, statements: once([...said(into, level), ...said(from, level)]).slice(0, 100) }),
    ),
  }
}

function mergedDescription(into: string, from: string): string {
  if (plain(into) === plain(from) || from.trim() === '') return into
  if (into.trim() === '') return from
  const both = `${into.trim()} ${from.trim()}`
  return both.length <= 1000 ? both : into
}

function once(statements: readonly string[]): string[] {
  const seen = new Set<string>()
  return statements.filter((statement) => {
    const key = plain(statement)
    return !seen.has(key) && seen.add(key)
  })
}

/** The same content at the levels of another framework. */
export function atLevels(content: CompetencyContent, keyOf: ReadonlyMap<string, string>): CompetencyContent {
  return { ...content, indicators: content.indicators.map((each) => ({ ...each, level: keyOf.get(each.level) ?? each.level })) }
}

/** The notices of both, each once. */
export function mergeNotices(into: string, from: string): string {
  return [...new Set([into, from].filter((notice) => notice !== ''))].join('\n').slice(0, 4000)
}

export interface Duplicate {
  readonly into: Competency
  readonly from: Competency
  readonly sharedStatements: number
}

/** Competencies of two frameworks that are likely the same: one name, or half of what the shorter one says. */
export function findDuplicates(into: readonly Competency[], from: readonly Competency[]): Duplicate[] {
  const others = into.map((competency) => ({ competency, name: plain(competency.name), said: statementsOf(competency) }))
  return from.flatMap((competency) => {
    const name = plain(competency.name)
    const said = statementsOf(competency)
    const likely = others
      .map((other) => ({ other, sharedStatements: [...said].filter((each) => other.said.has(each)).length }))
      .filter(
        ({ other, sharedStatements }) => other.name === name || sharedStatements * 2 >= Math.max(2, Math.min(said.size, other.said.size)),
      )
      .sort((a, b) => Number(b.other.name === name) - Number(a.other.name === name) || b.sharedStatements - a.sharedStatements)
    const best = likely[0]
    return best ? [{ into: best.other.competency, from: competency, sharedStatements: best.sharedStatements }] : []
  })
}

function statementsOf(competency: CompetencyContent): Set<string> {
  return new Set(competency.indicators.flatMap((each) => each.statements.map(plain)))
}

/** "Name", or "Name (2)" when that is taken, and so on. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  for (let number = 2; ; number += 1) {
    const end = ` (${number})`
    const proposed = `${name.slice(0, 120 - end.length)}${end}`
    if (!taken.has(proposed)) return proposed
  }
}

export function emptyFramework(name: string): FrameworkHead {
  const levels = ['Learning', 'Working', 'Leading'].map((level, index) => ({ key: `l${index + 1}`, name: level, description: '' }))
  return { name, description: '', levels, notice: '' }
}
