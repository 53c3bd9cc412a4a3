import { describe, expect, it } from 'vitest'
import type { DataColumn } from './data-column.ts'
import { inOrder, nextSort } from './table-order.ts'

interface Row {
  readonly name: string
  readonly score: number | null
}

const columns: readonly DataColumn<Row>[] = [
  { id: 'name', header: 'Name', value: (row) => row.name },
  { id: 'score', header: 'Score', value: (row) => row.score },
]
const rows: readonly Row[] = [
  { name: 'Unit 10', score: null },
  { name: 'Unit 9', score: 3 },
  { name: 'ana', score: 1 },
]
const names = (list: readonly Row[]) => list.map(({ name }) => name)

describe('the order of a list', () => {
  it('reads numbers in words as numbers and takes no notice of capitals', () => {
    expect(names(inOrder(rows, columns, { id: 'name', desc: false }))).toEqual(['ana', 'Unit 9', 'Unit 10'])
  })

  it('keeps what is missing last, whichever way the column is turned', () => {
    expect(names(inOrder(rows, columns, { id: 'score', desc: false }))).toEqual(['ana', 'Unit 9', 'Unit 10'])
    expect(names(inOrder(rows, columns, { id: 'score', desc: true }))).toEqual(['Unit 9', 'ana', 'Unit 10'])
  })

  it('leaves the rows as they came where no column is chosen, or one that is not there', () => {
    expect(inOrder(rows, columns, null)).toBe(rows)
    expect(inOrder(rows, columns, { id: 'shoe size', desc: true })).toBe(rows)
  })

  it('turns a heading up, then down, then off', () => {
    expect(nextSort('name', null)).toEqual({ id: 'name', desc: false })
    expect(nextSort('name', { id: 'name', desc: false })).toEqual({ id: 'name', desc: true })
    expect(nextSort('name', { id: 'name', desc: true })).toBeNull()
    expect(nextSort('score', { id: 'name', desc: true })).toEqual({ id: 'score', desc: false })
  })
})
