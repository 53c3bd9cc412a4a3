import { describe, expect, it } from 'vitest'
import { emptyPerson } from '../screens/people/person-draft.ts'
import { draftKey, dropDraft, keepDraft, keptDraft } from './person-drafts.ts'

describe('what was typed about a person when the drawer was closed', () => {
  const typed = { fields: { ...emptyPerson, givenName: 'Ana' }, when: null, leftOn: null }

  it('is there when it opens again, for that person and no other', () => {
    const key = draftKey('ana', emptyPerson)
    keepDraft(key, typed, emptyPerson)
    expect(keptDraft(key)).toEqual(typed)
    expect(keptDraft(draftKey('bo', emptyPerson))).toBeUndefined()
    expect(keptDraft(draftKey('ana', { ...emptyPerson, email: 'ana@example.com' }))).toBeUndefined()
    dropDraft(key)
    expect(keptDraft(key)).toBeUndefined()
  })

  it('is nothing when nothing was changed', () => {
    const key = draftKey(null, emptyPerson)
    keepDraft(key, typed, emptyPerson)
    keepDraft(key, { ...typed, fields: emptyPerson }, emptyPerson)
    expect(keptDraft(key)).toBeUndefined()
  })
})
