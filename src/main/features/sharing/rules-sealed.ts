interface Row {
  readonly [column: string]: unknown
}

/** A row as it may leave the vault, and whether something sealed was taken out of it; null leaves the whole row out. */
type Unsealed = { readonly row: Row | null; readonly leftOut: boolean }

export interface SealQuestion {
  /** Whether the self-review in this review may be read. */
  readonly isOpenReview: (reviewId: string) => boolean
  /** Whether what this package asked for may be read, if it asked for a self-review. */
  readonly isOpenPackage: (packageId: string) => boolean
}

/** What only the employee said of themselves stays out while it is sealed: an export read today would anchor the rating of tomorrow. */
export function withoutSealed(table: string, row: Row, question: SealQuestion): Unsealed {
  if (table === 'history') return withoutSealedImages(row, question)
  if (table === 'review_rating' && row.author === 'employee' && !question.isOpenReview(String(row.review_id))) {
    return { row: null, leftOut: true }
  }
  if (table === 'review' && (row.self_summary ?? '') !== '' && !question.isOpenReview(String(row.id))) {
    return { row: { ...row, self_summary: '' }, leftOut: true }
  }
  if (table === 'reply' && !question.isOpenPackage(String(row.package_id))) {
    return { row: { ...row, document: '', statement: '', signature: '' }, leftOut: true }
  }
  return { row, leftOut: false }
}

/** The journal holds every row as it was and as it became. */
function withoutSealedImages(row: Row, question: SealQuestion): Unsealed {
  const images = ['before', 'after'].map((side) => {
    const image = row[side]
    if (typeof image !== 'string') return { side, image, row: image, leftOut: false }
    const unsealed = withoutSealed(String(row.tbl), JSON.parse(image) as Row, question)
    return { side, image, ...unsealed }
  })
  if (!images.some(({ leftOut }) => leftOut)) return { row, leftOut: false }
  if (images.some((side) => side.leftOut && side.row === null)) return { row: null, leftOut: true }
  const kept = images.map(({ side, image, row: unsealed, leftOut }) => [side, leftOut ? JSON.stringify(unsealed) : image])
  return { row: { ...row, ...Object.fromEntries(kept) }, leftOut: true }
}

/** What the file says of itself, so that nobody takes it for complete. */
export function leftOutNotice(selfReviews: number, held = 0): string | null {
  const parts = [sealedNotice(selfReviews), heldNotice(held)].filter((part) => part !== null)
  return parts.length === 0 ? null : parts.join(' ')
}

function heldNotice(answers: number): string | null {
  if (answers === 0) return null
  return `Left out: ${answers === 1 ? 'one anonymous answer' : `${answers} anonymous answers`} to feedback requests, held until they are read together.`
}

function sealedNotice(selfReviews: number): string | null {
  if (selfReviews === 0) return null
  const which = selfReviews === 1 ? 'one self-review that is' : `${selfReviews} self-reviews that are`
  return `Left out: the ratings, comments and summary of ${which} still sealed. Each opens in the review once every item has the manager’s rating; an export made then holds it.`
}
