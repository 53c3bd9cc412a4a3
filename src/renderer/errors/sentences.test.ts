import { describe, expect, it } from 'vitest'
import { contract } from '../../shared/contract/index.ts'
import { describeError, sentences } from './sentences.ts'

/** Every error code a procedure of the contract declares, with the procedures that declare it. */
function declaredErrors(): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [feature, procedures] of Object.entries(contract)) {
    for (const [name, procedure] of Object.entries(procedures)) {
      for (const code of Object.keys(procedure['~orpc'].errorMap)) found.set(code, [...(found.get(code) ?? []), `${feature}.${name}`])
    }
  }
  return found
}

describe('the sentences of errors', () => {
  it('speak for every error the contract declares', () => {
    const declared = declaredErrors()
    const silent = [...declared].filter(([code]) => sentences[code] === undefined).map(([code, where]) => `${code} (${where.join(', ')})`)
    expect(declared.size).toBeGreaterThan(50)
    expect(silent).toEqual([])
  })

  it('speak for nothing the contract no longer declares', () => {
    const declared = declaredErrors()
    const general = ['INTERNAL', 'BAD_REQUEST', 'CONNECTION_LOST', 'NO_SESSION', 'VAULT_BUSY', 'DISK_FAILED', 'CANCELLED']
    expect(Object.keys(sentences).filter((code) => !declared.has(code) && !general.includes(code))).toEqual([])
  })

  it('say what happened, what it means and what to do, even when the data is missing', () => {
    for (const code of Object.keys(sentences)) {
      const { title, meaning, todo } = describeError({ code })
      for (const text of [title, meaning, todo]) expect(text, code).toMatch(/\S/)
      expect(`${title} ${meaning} ${todo}`, code).not.toMatch(/undefined|NaN|\bwe\b|[!]|error/i)
    }
  })

  it('name what the data names', () => {
    expect(describeError({ code: 'EMPLOYEE_NUMBER_TAKEN', data: { name: 'Gail Erickson' } }).meaning).toContain('Gail Erickson')
    expect(describeError({ code: 'WEIGHTS_NOT_100', data: { totalBp: 9500 } }).meaning).toContain('95')
  })

  it('name the file that cannot be read, where its name is known', () => {
    const codes = Object.keys(sentences).filter((code) => code.startsWith('FILE_'))
    expect(codes.length).toBeGreaterThan(5)
    for (const code of codes) expect(describeError({ code }, { file: 'staff.csv' }).title, code).toMatch(/^staff\.csv /)
    expect(describeError({ code: 'FILE_EMPTY' }).title).toBe('The file is empty')
  })

  it('tell a lost connection from a failure inside', () => {
    expect(describeError(new TypeError('Failed to fetch')).code).toBe('CONNECTION_LOST')
    expect(describeError({ code: 'INTERNAL_SERVER_ERROR' }).code).toBe('INTERNAL')
    expect(describeError(new Error('anything')).code).toBe('INTERNAL')
  })
})
