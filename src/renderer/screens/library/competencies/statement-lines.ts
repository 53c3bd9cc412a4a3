import { type CompetencyContent, type Indicators, type Level, statementsAt } from '../../../../shared/rules/library-content.ts'

/** Statements as they are written: one per line. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim().slice(0, 1000))
  return [...new Set(lines.filter((line) => line !== ''))].slice(0, 100)
}

/** What stands at a level, one statement per line. */
export function textAt(competency: Pick<CompetencyContent, 'indicators'>, level: string): string {
  // A statement from a file may itself hold a line break: in the field each line would become one of its own.
  return statementsAt(competency, level)
    .map((statement) => statement.replace(/\s*\n\s*/g, ' '))
    .join('\n')
}

/** The statements of every level that has any. */
export function withLines(levels: readonly Level[], texts: Readonly<Record<string, string>>): Indicators[] {
  return levels.flatMap(({ key }) => {
    const statements = linesOf(texts[key] ?? '')
    return statements.length === 0 ? [] : [{ level: key, statements }]
  })
}
