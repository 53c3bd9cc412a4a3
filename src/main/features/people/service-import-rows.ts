import type { ImportOutcome, ImportRow } from '../../../shared/contract/people-import.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { breathe } from '../../db/change.ts'
import { unpackPortion } from './packed.ts'
import type { PreviewStore } from './previews.ts'

/** As many as are looked at before more are asked for. */
const AT_ONCE = 200

interface Asked {
  readonly token: string
  readonly outcome: ImportOutcome | null
  readonly from: number
}

/** The rows of a preview, portion by portion, so that every one of them can be seen before it is imported. */
export async function rowsOfImport(
  previews: PreviewStore,
  { token, outcome, from }: Asked,
): Promise<Result<{ rows: ImportRow[]; next: number | null }, { readonly code: 'PREVIEW_GONE' }>> {
  const kept = previews.get(token)
  if (!kept) return err({ code: 'PREVIEW_GONE' })
  const rows: ImportRow[] = []
  let seen = 0
  for (const portion of kept.rows) {
    const asked = unpackPortion<ImportRow>(portion).filter((row) => outcome === null || row.outcome === outcome)
    rows.push(...asked.slice(Math.max(0, from - seen)))
    seen += asked.length
    if (rows.length > AT_ONCE) return ok({ rows: rows.slice(0, AT_ONCE), next: from + AT_ONCE })
    await breathe()
  }
  return ok({ rows, next: null })
}
