import { expect, it } from 'vitest'
import { z } from 'zod'
import { contractTexts, textsOf } from '../support/contract-texts.ts'

it('knows every type that the contract takes in, and finds its long texts', () => {
  const texts = contractTexts()
  expect(texts.size).toBeGreaterThan(30)
  expect(texts.get('coaching.keepNote.body')).toBeGreaterThan(1000)
  for (const [path, longest] of texts) expect([path, Number.isFinite(longest)]).toEqual([path, true])
})

it('finds a text however it is wrapped, and says by name which type it does not know', () => {
  const text = z.string().max(2000)
  const wrapped = z.object({ a: z.array(text.optional()), b: z.tuple([z.number(), text]), c: z.record(z.string(), text.nullable()) })
  const both = wrapped.and(z.object({ d: z.union([z.literal('x'), text.prefault('')]), e: z.lazy(() => text) }))
  expect(textsOf(both, 'x').map(([path]) => path)).toEqual(['x.a[]', 'x.b[]', 'x.c{}', 'x.d', 'x.e'])
  expect(() => textsOf(z.object({ tree: z.map(z.string(), text) }), 'x')).toThrow('x.tree is a map')
})
