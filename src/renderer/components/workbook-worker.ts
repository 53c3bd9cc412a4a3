import type { Sheet } from './sheet.ts'
import { workbookOf } from './write-workbook.ts'

export type WorkbookAnswer = { readonly made: Blob } | { readonly failed: string }

function answerOf(sheet: Sheet): Promise<WorkbookAnswer> {
  return workbookOf(sheet).then(
    (made) => ({ made }),
    // A promise that fails here is no error of the worker: nobody outside would ever hear of it.
    (error: unknown) => ({ failed: String(error) }),
  )
}

// Its own thread: 10,000 rows take about a second, and the zip library's own worker is made of a blob, which the content security
// policy refuses.
globalThis.addEventListener('message', async ({ data }: MessageEvent<Sheet>) => globalThis.postMessage(await answerOf(data)))
