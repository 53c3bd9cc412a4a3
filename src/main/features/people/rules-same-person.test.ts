import { describe, expect, it } from 'vitest'
import { mayBeOne } from './rules-same-person.ts'

const who = (givenName: string, familyName: string, more: { email?: string; hiredOn?: string } = {}) => ({
  givenName,
  familyName,
  email: more.email ?? null,
  hiredOn: more.hiredOn ?? null,
})

describe('two with the same employee number', () => {
  it.each([
    ['spelled otherwise', who('Jürgen', 'Weiß'), who('Jurgen', 'Weiß')],
    ['written the other way round', who('Chen', 'Bo'), who('Bo', 'Chen')],
    ['known by a short name', who('Rob', 'Walters'), who('Robert', 'Walters')],
    [
      'married, with the e-mail they had',
      who('Ada', 'Sample', { email: 'ADA@example.com' }),
      who('Ada', 'Example', { email: 'ada@example.com' }),
    ],
    ['married, hired on the same day', who('Ada', 'Sample', { hiredOn: '2020-01-01' }), who('Ada', 'Example', { hiredOn: '2020-01-01' })],
    ['written at a new domain', who('Ada', 'S.', { email: 'ada.e@new.example' }), who('Ad', 'Example', { email: 'ada.e@old.example' })],
  ])('may be one: %s', (_, a, b) => expect(mayBeOne(a, b)).toBe(true))

  it.each([
    ['with nothing else in common', who('Bjorn', 'Rettig'), who('Steven', 'King')],
    ['hired on one day', who('Bjorn', 'Rettig', { hiredOn: '2020-01-01' }), who('Steven', 'King', { hiredOn: '2020-01-01' })],
    ['who share a given name', who('David', 'Bradley'), who('David', 'Austin')],
    ['who share a family name', who('Anna', 'Smith'), who('Tom', 'Smith')],
  ])('are two: %s', (_, a, b) => expect(mayBeOne(a, b)).toBe(false))
})
