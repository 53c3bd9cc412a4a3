import { type ImportChoices, type ImportPreview, NO_CHOICES } from '../../../shared/contract/people-import.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { breathe } from '../../db/change.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Deps } from '../../kernel/deps.ts'
import type { OpenedFile, ReadRefused } from './open-table.ts'
import { packPortion } from './packed.ts'
import type { KeptPreview, PreviewStore } from './previews.ts'
import { existingAfter, journalMark, listHabits } from './queries-import.ts'
import { listUnitLabels, listUnits } from './queries-org.ts'
import type { PackedInput } from './read-people-file.ts'

export interface ImportInput {
  readonly fileName: string
  readonly bytes: ArrayBuffer
  readonly choices?: ImportChoices
}

/** Small enough that a slice leaves the event loop well before 50 ms. */
const READ_SLICE = 500

/** Reads the file in a worker, compares it with the vault and keeps what importing it would do under a token. Changes nothing. */
export function previewImport(
  deps: Deps,
  previews: PreviewStore,
  { fileName, bytes, choices = NO_CHOICES }: ImportInput,
  signal?: AbortSignal,
): Promise<Result<ImportPreview, ReadRefused>> {
  return readAndKeep(deps, previews, { token: deps.newId(), fileName, bytes, file: { bytes }, choices }, signal)
}

/** The file of an earlier preview, read otherwise. */
export async function previewAgain(
  deps: Deps,
  previews: PreviewStore,
  token: string,
  choices: ImportChoices,
  signal?: AbortSignal,
): Promise<Result<ImportPreview, ReadRefused | { readonly code: 'PREVIEW_GONE' }>> {
  const kept = previews.get(token)
  if (!kept) return err({ code: 'PREVIEW_GONE' })
  const { fileName, bytes, cells, opened } = kept
  const file = bytes !== null && isOpenedOtherwise(kept, choices) ? { bytes } : { cells, opened }
  return readAndKeep(deps, previews, { token, fileName, bytes, file, choices }, signal)
}

/** Whether the rows have to be made of the file again: another sheet, another encoding or other cells. */
function isOpenedOtherwise({ opened, readAs }: KeptPreview, { sheet, encoding, delimiter }: ImportChoices): boolean {
  if (opened.format === 'workbook') return sheet !== null && sheet !== opened.sheet
  return encoding !== readAs.encoding || delimiter !== readAs.delimiter
}

interface Reading {
  readonly token: string
  readonly fileName: string
  readonly bytes: ArrayBuffer | null
  readonly file: PackedInput['file']
  readonly choices: ImportChoices
}

async function readAndKeep(
  deps: Deps,
  previews: PreviewStore,
  { token, fileName, bytes, file, choices }: Reading,
  signal?: AbortSignal,
): Promise<Result<ImportPreview, ReadRefused>> {
  const mark = await journalMark(deps.db)
  const [existing, units, habits] = [await allExisting(deps.db), await listUnits(deps.db), await listHabits(deps.db)]
  const today = localDate(deps.now())
  const input = { file, choices, today, existing, units, habits }
  const read = await deps.jobs.run('read-people-file', input, signal ? { signal } : {})
  if (!read.ok) return read
  const { report, opened, ...made } = read.value
  const again = opened.format === 'text' || opened.sheets.length > 1 ? bytes : null
  const readAs = { encoding: choices.encoding, delimiter: choices.delimiter }
  const undecided = report.needs.length > 0
  previews.keep(token, {
    fileName,
    bytes: again,
    readAs,
    opened,
    ...made,
    newIds: new Map(),
    effectiveOn: choices.effectiveOn,
    undecided,
    mark,
  })
  return ok({ ...report, ...shownFile(opened), token, fileName })
}

function shownFile({ sheets, ...opened }: OpenedFile) {
  return { ...opened, sheets: sheets.map((sheet) => ({ ...sheet })) }
}

/** Everybody, packed for the worker slice by slice. */
async function allExisting(db: ReadDb): Promise<ArrayBuffer[]> {
  const packed: ArrayBuffer[] = []
  const labels = await listUnitLabels(db)
  for (let last = ''; ; ) {
    const slice = await existingAfter(db, labels, last, READ_SLICE)
    if (slice.length > 0) packed.push(packPortion(slice))
    if (slice.length < READ_SLICE) return packed
    last = slice.at(-1)?.id ?? ''
    await breathe()
  }
}
