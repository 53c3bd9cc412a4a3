import { describe, expect, it } from 'vitest'
import { questionsWith } from './question-choice.ts'

const GROUPS = [
  { name: 'Growth', questions: ['What would you learn next?', 'Who could teach it?'] },
  { name: 'Work', questions: ['What was in the way this week?', 'Who could teach it?'] },
]

describe('choosing questions', () => {
  it('finds those that hold every word, also of their group, and leaves out groups without any', () => {
    expect(questionsWith(GROUPS, 'WHAT week')).toEqual([{ name: 'Work', questions: ['What was in the way this week?'] }])
    expect(questionsWith(GROUPS, 'growth').flatMap(({ questions }) => questions)).toHaveLength(2)
    expect(questionsWith(GROUPS, 'nothing of this')).toEqual([])
  })

  it('offers a question once that stands in two groups', () => {
    expect(questionsWith(GROUPS, '').flatMap(({ questions }) => questions)).toHaveLength(3)
  })
})
