import { inflateSync } from 'node:zlib'

/** Every object of a PDF as text, its streams unpacked. For files this project makes: no encryption, no object streams. */
export function pdfSource(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf).toString('latin1')
  return raw.replace(/stream\r?\n([\s\S]*?)\r?\nendstream/g, (_whole, body: string) => {
    const bytes = Buffer.from(body, 'latin1')
    try {
      return `stream\n${inflateSync(bytes).toString('latin1')}\nendstream`
    } catch {
      return 'stream\n\nendstream'
    }
  })
}

type Letters = ReadonlyMap<string, string>

/** The words on the pages, through each font's own table of letters, spaces left out: what is looked for must be too. */
export function pdfLetters(pdf: Uint8Array): string {
  const objects = new Map([...pdfSource(pdf).matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [Number(id), body ?? '']))
  const fonts = fontsOf(objects)
  return [...objects.values()]
    .map((body) => shownIn(body, fonts))
    .join('')
    .replace(/\s+/g, '')
}

function fontsOf(objects: ReadonlyMap<number, string>): Map<string, Letters> {
  const fonts = new Map<string, Letters>()
  for (const body of objects.values()) {
    for (const [, name = '', id] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(id)) ?? '')?.[1]
      if (table) fonts.set(name, lettersOf(objects.get(Number(table)) ?? ''))
    }
  }
  return fonts
}

function shownIn(content: string, fonts: ReadonlyMap<string, Letters>): string {
  let font: Letters = new Map()
  let text = ''
  for (const [, name, array = ''] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = fonts.get(name) ?? font
    const codes = [...array.matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, hex = '']) => hex.toLowerCase().match(/.{4}/g) ?? [])
    text += codes.map((code) => font.get(code) ?? '').join('')
  }
  return text
}

function lettersOf(cmap: string): Map<string, string> {
  const letters = new Map<string, string>()
  for (const [, start = '', , list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi)) {
    const first = Number.parseInt(start, 16)
    for (const [index, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]*)>/gi)].entries()) {
      const units = hex.replaceAll(' ', '').match(/.{4}/g) ?? []
      letters.set((first + index).toString(16).padStart(4, '0'), String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))))
    }
  }
  return letters
}
