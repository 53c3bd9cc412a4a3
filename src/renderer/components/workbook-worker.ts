import type { Sheet } from './sheet.ts'
import { workbookOf } from './write-workbook.ts'

// Its own thread: 10,000 rows take about a second, and the zip library's own worker is made of a blob, which the content security
// policy refuses.
globalThis.addEventListener('message', async ({ data }: MessageEvent<Sheet>) => globalThis.postMessage(await workbookOf(data)))
