import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SMALL_GIF, SMALL_JPEG, SMALL_PDF, SMALL_PNG, SMALL_WEBP } from '../../../tests/support/pictures.ts'
import { attachmentKindOf, attachmentName } from './attachments.ts'

const text = (words: string) => new TextEncoder().encode(words)

describe('what a file is', () => {
  it('is told by its bytes', () => {
    const kinds = [SMALL_PNG, SMALL_GIF, SMALL_WEBP, SMALL_JPEG, SMALL_PDF].map(attachmentKindOf)
    expect(kinds).toEqual(['png', 'gif', 'webp', 'jpeg', 'pdf'])
  })

  it.each(['<svg xmlns="http://www.w3.org/2000/svg"/>', '<html>', 'MZ', 'PK\x03\x04', '', '\x89PNG', 'RIFF____WAVE', ' %PDF-'])(
    'is nothing to attach for %j',
    (words) => {
      expect(attachmentKindOf(text(words))).toBeNull()
    },
  )

  it('is nothing to attach when showing it would take gigabytes', () => {
    const huge = Uint8Array.from(SMALL_PNG)
    new DataView(huge.buffer).setUint32(16, 100_000)
    new DataView(huge.buffer).setUint32(20, 100_000)
    expect(attachmentKindOf(huge)).toBeNull()
  })

  it('is answered for any bytes, cut anywhere', () => {
    const cut = fc
      .constantFrom(SMALL_PNG, SMALL_GIF, SMALL_WEBP, SMALL_JPEG)
      .chain((all) =>
        fc
          .tuple(fc.nat(all.length), fc.uint8Array({ maxLength: 40 }))
          .map(([at, rest]) => Uint8Array.from([...all.subarray(0, at), ...rest])),
      )
    fc.assert(fc.property(cut, (bytes) => [null, 'png', 'gif', 'webp', 'jpeg', 'pdf'].includes(attachmentKindOf(bytes))))
  })
})

describe('its name', () => {
  it.each([
    ['board.PNG', 'board.png'],
    ['C:\\Users\\x\\scan.final.png', 'scan.final.png'],
    ['../../etc/passwd', 'passwd.png'],
    ['pic\u202Egpj.exe', 'picgpj.png'],
    ['', 'Attachment.png'],
  ])('%j is kept as %s', (given, kept) => {
    expect(attachmentName(given, 'png')).toBe(kept)
  })
})
