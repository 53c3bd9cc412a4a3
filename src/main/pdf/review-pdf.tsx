import { renderToBuffer } from '@react-pdf/renderer'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { ShareableReview } from '../features/reviewing/index.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { coverage, registerFonts } from './fonts.ts'
import { NO_LETTER, printableParts } from './markdown.ts'
import { ReviewPage } from './ReviewPage.tsx'

export interface ReviewPdfInput {
  readonly review: ShareableReview
  readonly printedOn: IsoDate
}

/** Sets one review as A4 pages. It is given what both sides may know, and no way to ask for more. */
export async function reviewPdf({ review, printedOn }: ReviewPdfInput, { signal }: JobContext): Promise<Uint8Array<ArrayBuffer>> {
  registerFonts()
  const shown = printableParts(review, await coverage())
  const lettersMissing = marks(shown) > marks(review)
  signal.throwIfAborted()
  return Uint8Array.from(await renderToBuffer(<ReviewPage review={shown} printedOn={printedOn} lettersMissing={lettersMissing} />))
}

function marks(review: ShareableReview): number {
  return JSON.stringify(review).split(NO_LETTER).length
}
