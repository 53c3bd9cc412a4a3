import type { Change } from '../../../shared/contract/base.ts'
import type { CsvProblem } from '../../../shared/contract/library-methods.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { FrameworkId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { fileName } from '../../../shared/rules/file-name.ts'
import { change } from '../../db/change.ts'
import type { Outcome } from '../../kernel/answer.ts'
import { type CsvRefusal, csvToFramework, frameworkToCsv } from './framework-csv.ts'
import type { Previews } from './previews.ts'
import type { ReadFramework } from './rules-framework-csv.ts'
import { getFramework, type NewFramework, plantFramework, type WriteDeps } from './service-frameworks.ts'

const MOST_PROBLEMS = 200

export async function exportFramework(deps: WriteDeps, id: FrameworkId): Promise<Result<File, Outcome<'FRAMEWORK_NOT_FOUND'>>> {
  const found = await getFramework(deps.db, id)
  if (!found.ok) return found
  const { competencies, ...head } = found.value
  const csv = frameworkToCsv({ head, competencies })
  return ok(new File([csv], `${fileName(head.name)} ${localDate(deps.now())}.csv`, { type: 'text/csv' }))
}

export interface CsvPreview {
  readonly token: string
  readonly name: string
  readonly levels: string[]
  readonly competencies: number
  readonly statements: number
  readonly problems: CsvProblem[]
  readonly moreProblems: number
}

/** Keeps what the file holds under a token. Changes nothing. */
export function previewFramework(
  deps: Pick<WriteDeps, 'newId'>,
  previews: Previews<ReadFramework>,
  file: { readonly name: string; readonly bytes: ArrayBuffer },
): Result<CsvPreview, CsvRefusal> {
  const nameIfNone =
    file.name
      .replace(/\.[^.]*$/, '')
      .trim()
      .slice(0, 120) || 'Framework'
  const read = csvToFramework(new Uint8Array(file.bytes), nameIfNone)
  if (!read.ok) return read
  const token = deps.newId()
  previews.keep(token, read.value)
  const { content, problems } = read.value
  const statements = content.competencies.flatMap((competency) => competency.indicators.flatMap((each) => each.statements)).length
  return ok({
    token,
    name: content.head.name,
    levels: content.head.levels.map((level) => level.name),
    competencies: content.competencies.length,
    statements,
    problems: problems.slice(0, MOST_PROBLEMS),
    moreProblems: Math.max(0, problems.length - MOST_PROBLEMS),
  })
}

export async function importFramework(
  deps: WriteDeps,
  previews: Previews<ReadFramework>,
  { token, skipProblems }: { readonly token: string; readonly skipProblems: boolean },
): Promise<Result<NewFramework & { readonly change: Change }, Outcome<'PREVIEW_GONE' | 'ROWS_HAVE_PROBLEMS'>>> {
  const kept = previews.get(token)
  if (!kept) return err({ code: 'PREVIEW_GONE' })
  if (kept.problems.length > 0 && !skipProblems) return err({ code: 'ROWS_HAVE_PROBLEMS', data: { rows: kept.problems.length } })
  previews.drop(token)
  return change(deps, { verb: 'library.importFramework', summary: 'Framework imported', actor: 'import' }, async (tx, open) => {
    const { id, name } = await plantFramework(tx, deps, open.at, kept.content)
    const summary = `${name} imported`
    open.describe(summary)
    return ok({ frameworkId: id, change: { id: open.id, summary } })
  })
}
