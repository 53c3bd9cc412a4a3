import { toCsv } from './csv.ts'
import { saveFile, todayIso } from './format.ts'
import type { Sheet } from './sheet.ts'
import type { WorkbookAnswer } from './workbook-worker.ts'

export type SheetKind = 'csv' | 'xlsx'

/** Hands a table over as a file named after it and today. */
export async function saveSheet(sheet: Sheet, kind: SheetKind): Promise<void> {
  const content = kind === 'csv' ? toCsv([sheet.headers, ...sheet.rows]) : await workbook(sheet)
  saveFile(new File([content], `${sheet.name} ${todayIso()}.${kind}`, { type: typeof content === 'string' ? CSV : content.type }))
}

const CSV = 'text/csv;charset=utf-8'

function workbook(sheet: Sheet): Promise<Blob> {
  const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Blob>((done, failed) => {
    worker.addEventListener('message', ({ data }: MessageEvent<WorkbookAnswer>) => {
      if ('made' in data) done(data.made)
      else failed(new Error(data.failed))
    })
    worker.addEventListener('error', (event) => failed(new Error(event.message)))
    worker.postMessage(sheet)
  }).finally(() => worker.terminate())
}
