import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileText } from '../../../tests/support/hostile-texts.ts'
import { reduceHtml } from './reduce-html.ts'

/** Every tag and attribute that is left. */
const left = (html: string) =>
  [...reduceHtml(html).matchAll(/<\/?([a-z0-9]+)((?:[^<>"]|"[^"]*")*)>/g)].map(
    ([, name, rest]) => `${name}${rest?.trim() ? ` ${rest.trim()}` : ''}`,
  )

describe('pasted HTML', () => {
  it('keeps what a note knows', () => {
    const html =
      '<h2 class="x">Head</h2><p style="color:red">A <b onclick="x()">bold</b> <a href="https://a.org/x" target="_blank">page</a></p><ul><li>one</li></ul>'
    expect(reduceHtml(html)).toBe('<h2>Head</h2><p>A <b>bold</b> <a href="https://a.org/x">page</a></p><ul><li>one</li></ul>')
  })

  it('keeps the words of a table, and nothing of a script or a style', () => {
    expect(reduceHtml('<style>p{}</style><table><tr><td>a</td><td>b</td></tr></table><script>x()</script>')).toBe(
      '<div><div> a  b </div></div>',
    )
  })

  it('knows a person by id, and how the editor cut its own copy', () => {
    const own = '<p data-pm-slice="1 1 []"><span data-person="0193ffff-ffff-7fff-bfff-ffffffffffff">@Ana</span></p>'
    expect(reduceHtml(own)).toBe(own)
    expect(reduceHtml('<span data-person="javascript:x">x</span>')).toBe('<span>x</span>')
  })

  it('leaves no attribute that acts and no element that asks for something', () => {
    const allowed =
      /^(?:p|br|hr|h[1-6]|ul|ol|li|blockquote|pre|code|strong|b|em|i|s|del|strike|span|div|a(?: href="(?:https?:\/\/|mailto:)[^"]*")?)$/
    const check = (html: string): void => {
      expect(left(html).filter((tag) => !allowed.test(tag))).toEqual([])
    }
    check(hostileText)
    const piece = fc.constantFrom(
      '<',
      '>',
      '<img src=x onerror=a()>',
      '<b ',
      'onclick=a()',
      '"',
      "'",
      '<!--',
      '-->',
      '<svg>',
      '</svg>',
      '<style>',
      '<a href="javascript:x">',
      'href=https://a.org',
      'x',
      ' ',
      '</',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        check(pieces.join(''))
      }),
    )
  })
})
