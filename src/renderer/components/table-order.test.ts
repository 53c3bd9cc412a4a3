import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inOrder } from './table-order.ts'

interface Row {
  readonly name: string
  readonly score: number | null
}

const rows: readonly Row[] = [
  { name: 'Unit 10', score: null },
  { name: 'Unit 9', score: 3 },
  { name: 'ana', score: 1 },
]
const names = (list: readonly Row[]) => list.map(({ name }) => name)

describe('the order of a list', () => {
  it('reads numbers in words as numbers and takes no notice of capitals', () => {
    expect(names(inOrder(rows, (row) => row.name, false))).toEqual(['ana', 'Unit 9', 'Unit 10'])
  })

  it('keeps what is missing last, whichever way the column is turned', () => {
    expect(names(inOrder(rows, (row) => row.score, false))).toEqual(['ana', 'Unit 9', 'Unit 10'])
    expect(names(inOrder(rows, (row) => row.score, true))).toEqual(['Unit 9', 'ana', 'Unit 10'])
  })

  it('leaves rows that hold the same as they came, whichever way the column is turned', () => {
    expect(names(inOrder(rows, () => 1, true))).toEqual(names(rows))
  })

  it('puts numbers where comparing them one by one would put them', () => {
    const value = fc.option(fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double({ noNaN: true })), { nil: null })
    fc.assert(
      fc.property(fc.array(value), fc.boolean(), (values, desc) => {
        const list = values.map((score, at) => ({ name: String(at), score }))
        const held = list.filter((row): row is Row & { readonly score: number } => row.score !== null)
        const missing = list.filter(({ score }) => score === null)
        const ordered = held.toSorted((a, b) => (a.score === b.score ? 0 : a.score < b.score === desc ? 1 : -1))
        expect(names(inOrder(list, ({ score }) => score, desc))).toEqual(names([...ordered, ...missing]))
      }),
    )
  })
})
