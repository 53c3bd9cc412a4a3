import { getSchema } from '@tiptap/core'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hostileText } from '../../../tests/support/hostile-texts.ts'
import { markdownExtensions, promptsIn } from './extensions.ts'
import { readMarkdown } from './read-markdown.ts'

const schema = getSchema(markdownExtensions())
const load = (text: string) => schema.nodeFromJSON(readMarkdown(text))

it('has a place in the editor for whatever a text can say', () => {
  const piece = fc.constantFrom(
    '**a',
    '**',
    '`b`',
    '~~',
    '[x](https://a.org)',
    '[@A](person:0193ffff-ffff-7fff-bfff-ffffffffffff)',
    '\n\n',
    '- ',
    '\n',
    '  ',
    '> ',
    '# ',
    '7. ',
    '```',
    '_c_ ',
    '---\n',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      expect(() => load(pieces.join('')).check()).not.toThrow()
    }),
    { numRuns: 300 },
  )
  expect(() => load(hostileText).check()).not.toThrow()
})

it('has no place for pictures, frames, scripts or anything else of HTML', () => {
  expect(Object.keys(schema.nodes).sort()).toEqual(
    [
      'blockquote',
      'bulletList',
      'codeBlock',
      'doc',
      'hardBreak',
      'heading',
      'horizontalRule',
      'listItem',
      'mention',
      'orderedList',
      'paragraph',
      'text',
    ].sort(),
  )
  expect(Object.keys(schema.marks).sort()).toEqual(['bold', 'code', 'italic', 'link', 'strike'])
})

it('asks in a text that was emptied for the text again, and in each empty part of a shape for that part', () => {
  const heading = { type: 'heading', content: [{ type: 'text', text: 'Context' }] }
  const empty = { type: 'paragraph' }
  const placesIn = (...content: object[]) =>
    promptsIn(schema.nodeFromJSON({ type: 'doc', content }), { placeholder: 'What was seen', prompts: { Context: 'What went on?' } }).map(
      ({ from, to }) => [from, to],
    )
  expect(placesIn(empty)).toEqual([[0, 2]])
  expect(placesIn(heading, empty)).toEqual([[9, 11]])
  expect(placesIn(heading, { ...empty, content: heading.content }, empty)).toEqual([])
})
