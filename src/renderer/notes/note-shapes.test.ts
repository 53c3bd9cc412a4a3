import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inShape, SHAPES, shapeOf } from './note-shapes.ts'

const [sbi, coin, star] = SHAPES

describe('the shape of a note', () => {
  it('puts what was written under its first part, and asks for the others', () => {
    expect(inShape('Late twice.', sbi ?? null)).toBe('### Situation\n\nLate twice.\n\n### Behaviour\n\n### Impact')
  })

  it('keeps a part that two shapes share, and leaves out one that stayed empty', () => {
    const written = '### Situation\n\nMonday\n\n### Behaviour\n\n### Impact\n\nThe shift waited'
    expect(inShape(written, coin ?? null)).toBe(
      '### Context\n\n### Observation\n\n### Impact\n\nThe shift waited\n\n### Next\n\n### Situation\n\nMonday',
    )
    expect(inShape('### Situation\n\nMonday\n\n### Behaviour\n\n### Impact', null)).toBe('### Situation\n\nMonday')
  })

  it('is known again by its headings', () => {
    expect(shapeOf(inShape('', star ?? null))?.key).toBe('star')
    expect(shapeOf('### Situation\n\nMonday')).toBeNull()
    expect(shapeOf('```\n### Situation\n### Behaviour\n### Impact\n```')).toBeNull()
  })

  it('never loses a word, however often it is changed', () => {
    const line = fc.constantFrom('one', '### Situation', '### Impact', '## Next', '', '- two', '```', 'three ### Task', '# Own heading')
    const shapes = fc.array(fc.constantFrom(...SHAPES, null), { minLength: 1, maxLength: 5 })
    const words = (text: string) =>
      text
        .split('\n')
        .filter((each) => each.trim() !== '' && !/^#+ (Situation|Impact|Next|Task|Behaviour|Context|Observation|Action|Result)$/.test(each))
        .sort()
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), shapes, (lines, chain) => {
        const text = lines.join('\n')
        expect(words(chain.reduce<string>((now, shape) => inShape(now, shape), text))).toEqual(words(text))
      }),
    )
  })
})
