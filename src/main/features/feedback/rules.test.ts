import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../../shared/rules/markdown.ts'
import { directionOf, NOTHING_HELD, releasedBody, shuffled, withAnswers } from './rules.ts'

const chanceOf = (numbers: readonly number[]) => {
  let at = 0
  return (below: number) => (numbers[at++ % numbers.length] ?? 0) % below
}
const chances = fc.array(fc.nat(), { minLength: 1 }).map(chanceOf)

describe('the direction of feedback', () => {
  const gail = { id: 'gail', managerId: 'roberto' }
  it('follows from who leads whom', () => {
    expect(directionOf({ id: 'roberto', managerId: null }, gail, null)).toBe('downward')
    expect(directionOf({ id: 'owner', managerId: null }, gail, 'owner')).toBe('downward')
    expect(directionOf({ id: 'gail', managerId: 'roberto' }, gail, null)).toBe('self')
    expect(directionOf({ id: 'ann', managerId: 'gail' }, gail, null)).toBe('upward')
    expect(directionOf({ id: null, managerId: null }, { id: 'ann', managerId: null }, null)).toBe('peer')
  })
})

describe('held answers', () => {
  it('are all there, once each, in no order that tells anything', () => {
    const answers = fc.array(fc.record({ digest: fc.uuid(), texts: fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }) }))
    fc.assert(
      fc.property(answers, chances, (list, chance) => {
        const held = list.reduce(
          (sum, { digest, texts }) =>
            withAnswers(sum, [{ digest, answers: texts.map((body, index) => ({ key: `q${index}`, body })) }], chance),
          NOTHING_HELD,
        )
        expect(held.answers).toBe(list.length)
        expect([...held.digests].sort()).toEqual(list.map(({ digest }) => digest).sort())
        expect(Object.values(held.said).flat().sort()).toEqual(list.flatMap(({ texts }) => texts).sort())
      }),
    )
  })

  it('come in every order equally often', () => {
    const seen = new Map<string, number>()
    for (const a of [0, 1, 2])
      for (const b of [0, 1]) {
        const order = shuffled(['1', '2', '3'], chanceOf([a, b, 0])).join('')
        seen.set(order, (seen.get(order) ?? 0) + 1)
      }
    expect([...seen.values()]).toEqual([1, 1, 1, 1, 1, 1])
  })

  it('stay apart in the text whatever they hold', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
          { minLength: 1, maxLength: 5 },
        ),
        (texts) => {
          const body = releasedBody([{ key: 'q1', text: 'What\nhelps **most**?' }], { q1: texts })
          const blocks = parseMarkdown(body)
          expect(blocks[0]).toMatchObject({ kind: 'paragraph' })
          expect(blocks.filter(({ kind }) => kind === 'quote')).toHaveLength(texts.length)
        },
      ),
    )
  })
})
