import { describe, expect, it } from 'vitest'
import { vaults } from '../../../shared/contract/vaults.ts'
import { choicesFor, tagFor, titleFor } from './failure-choices.ts'

const codes = Object.keys(vaults.open['~orpc'].errorMap).filter((code) => code !== 'WRONG_PASSPHRASE')

describe('a vault that does not open', () => {
  it.each(codes)('%s names the vault and offers something to do', (code) => {
    expect(titleFor(code, 'Lindqvist Joinery')).toContain('Lindqvist Joinery')
    expect(tagFor(code)).not.toBe('')
    expect(choicesFor(code, true).length).toBeGreaterThan(0)
    expect(choicesFor(code, false)).not.toContain('restore')
  })

  it('suggests a backup only for damage, never for a vault that is newer, elsewhere or in use', () => {
    expect(codes.filter((code) => choicesFor(code, true)[0] === 'restore').toSorted()).toEqual([
      'DATABASE_DAMAGED',
      'DATABASE_EMPTY',
      'DATABASE_FOREIGN',
      'DATABASE_MISSING',
      'HEADER_DAMAGED',
      'KDF_OUT_OF_RANGE',
    ])
  })
})
