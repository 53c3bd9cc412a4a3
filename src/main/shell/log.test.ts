import { describe, expect, it } from 'vitest'
import { createLog } from './log.ts'

describe('the log', () => {
  it('keeps codes and counts', () => {
    const lines: string[] = []
    createLog(
      (line) => lines.push(line),
      () => 0,
    )('rpc-bug', { procedure: 'people.list', status: 500 })
    expect(lines).toEqual(['1970-01-01T00:00:00.000Z rpc-bug procedure=people.list status=500\n'])
  })

  it('drops whatever could be a name or a sentence', () => {
    const lines: string[] = []
    const log = createLog(
      (line) => lines.push(line),
      () => 0,
    )
    log('Ana Ruiz', { reason: 'Ana Ruiz was late', code: 'SQLITE_FULL' })
    expect(lines.join('')).not.toMatch(/Ana|late/)
    expect(lines.join('')).toContain('code=SQLITE_FULL')
  })
})
