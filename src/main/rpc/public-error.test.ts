import { ORPCError } from '@orpc/server'
import { describe, expect, it } from 'vitest'
import { createLog } from '../shell/log.ts'
import { publicError } from './public-error.ts'

function crossing(error: unknown): { crossed: string; code: string; logged: string } {
  const lines: string[] = []
  const crossed = publicError(
    error,
    'people.list',
    createLog((line) => lines.push(line)),
  )
  return { crossed: JSON.stringify(crossed.toJSON()), code: crossed.code, logged: lines.join('') }
}

function fault(code: string): Error {
  return Object.assign(new Error(`${code} while writing "Ana is leaving"`), { code })
}

describe('what an error says on its way out of main', () => {
  it('says of a bug that there was one, and nothing of what a person wrote', () => {
    const { crossed, code, logged } = crossing(new TypeError('cannot read "Ana is leaving"'))
    expect(code).toBe('INTERNAL')
    expect(crossed + logged).not.toContain('Ana')
    expect(logged).toContain('procedure=people.list')
  })

  it.each([
    ['SQLITE_FULL', 'DISK_FULL'],
    ['ENOSPC', 'DISK_FULL'],
    ['SQLITE_READONLY_DIRECTORY', 'VAULT_READ_ONLY'],
    ['SQLITE_CORRUPT', 'DATABASE_DAMAGED'],
    ['SQLITE_BUSY', 'VAULT_BUSY'],
    ['SQLITE_IOERR_WRITE', 'DISK_FAILED'],
    ['SQLITE_CONSTRAINT', 'INTERNAL'],
  ])('turns %s into %s', (from, to) => {
    const { crossed, code, logged } = crossing(fault(from))
    expect(code).toBe(to)
    expect(crossed + logged).not.toContain('Ana')
  })

  it('lets a declared error through with its data', () => {
    const { crossed } = crossing(new ORPCError('CYCLE_LOCKED', { defined: true, status: 409, data: { lockedAt: 3 } }))
    expect(JSON.parse(crossed)).toMatchObject({ code: 'CYCLE_LOCKED', data: { lockedAt: 3 } })
  })

  it('lets a declared error through that says no status, as those of the contract do, and calls it no fault of the server', () => {
    const { crossed } = crossing(new ORPCError('WRONG_PASSPHRASE', { defined: true, data: { left: 2 } }))
    expect(JSON.parse(crossed)).toMatchObject({ code: 'WRONG_PASSPHRASE', defined: true, status: 422, data: { left: 2 } })
  })

  it('names the field of an invalid input without its value', () => {
    const issues = [{ code: 'too_big', path: ['body'], message: 'Ana is leaving' }]
    const { crossed } = crossing(new ORPCError('BAD_REQUEST', { data: { issues } }))
    expect(crossed).toContain('too_big')
    expect(crossed).not.toContain('Ana')
  })
})
