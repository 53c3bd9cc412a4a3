import { localDate } from '../../../shared/kernel/dates.ts'
import type { Deps } from '../../kernel/deps.ts'
import { noticeRecord, recordsOf, toCsv, toMarkdown } from './export-records.ts'
import { findPersonName } from './queries.ts'
import { type Exported, exportTables } from './queries-export.ts'
import { leftOutNotice } from './rules-sealed.ts'

export interface ExportRequest {
  readonly format: 'json' | 'csv' | 'markdown'
  readonly personId: string | null
}

/** The owner's own export: everything there is, private notes included and marked; keys and what is still sealed left out. */
export async function exportAll(deps: Pick<Deps, 'db' | 'now'>, { format, personId }: ExportRequest): Promise<File> {
  const exported = await exportTables(deps.db, personId)
  const subject = personId === null ? 'Everything' : ((await findPersonName(deps.db, personId)) ?? 'Person')
  const day = localDate(deps.now())
  const name = `${subject.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '_')} ${day}`
  if (format === 'json') return file(toJson(exported, deps.now()), `${name}.json`, 'application/json')
  const notice = leftOutNotice(exported.sealed, exported.held)
  const records = [...(notice === null ? [] : [noticeRecord(notice)]), ...recordsOf(exported.tables)]
  if (format === 'csv') return file(toCsv(records), `${name}.csv`, 'text/csv')
  return file(toMarkdown(records, `${subject}, ${day}`), `${name}.md`, 'text/markdown')
}

function toJson({ tables, sealed, held }: Exported, exportedAt: number): string {
  const side = (isPrivate: boolean) =>
    Object.fromEntries(tables.filter((table) => table.isPrivate === isPrivate).map(({ table, rows }) => [table, rows]))
  const readers = { onlyYou: side(true), both: side(false) }
  const notice = 'Holds private notes. Only the owner of the vault is meant to read it.'
  return `${JSON.stringify({ format: 1, exportedAt, notice, leftOut: leftOutNotice(sealed, held), readers }, null, 2)}\n`
}

function file(text: string, name: string, type: string): File {
  return new File([text], name, { type })
}
