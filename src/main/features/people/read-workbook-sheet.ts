/** Beyond what is read: `columns` or `rows`. */
export class SheetTooLarge extends Error {
  readonly what: 'columns' | 'rows'
  readonly found: number
  constructor(what: 'columns' | 'rows', found: number) {
    super(`too many ${what}`)
    this.what = what
    this.found = found
  }
}

export interface SheetLimits {
  readonly columns: number
  readonly rows: number
}

/** Style number → what Excel shows a whole number as, where that is more than its digits: `00042`. */
type Paddings = ReadonlyMap<number, (digits: string) => string>

const TAG = /<(\/?)(?:\w+:)?(row|c)\b([^<>]*)>/g
const VALUE = /<(?:\w+:)?v\b[^<>]*>([^<]*)</
const WHOLE = /^-?\d+(\.0+)?(e\+?\d+)?$/i

/**
 * A sheet with nothing in it but the cells that hold a value, each with its address. What trips a reader up is gone: errors, formulas,
 * addresses far outside, styles nobody declared. One walk over the text, so that no crafted sheet takes longer than a large one.
 */
export function plainSheet(xml: string, { styles, paddings }: Styles, limits: SheetLimits): string {
  const sheet = new PlainSheet(limits)
  let cell: { readonly attributes: string; readonly at: number } | null = null
  for (const match of xml.matchAll(TAG)) {
    const { tag, name, attributes, opens, ends } = partsOf(match)
    if (name === 'row') sheet.row(opens, ends ? null : attributes)
    else if (!ends) sheet.goTo(attributes)
    else if (cell) sheet.write(plainCell(cell.attributes, xml.slice(cell.at, match.index), styles, paddings))
    if (name === 'c') cell = opens ? { attributes, at: match.index + tag.length } : null
  }
  return sheet.end()
}

function partsOf([tag, slash, name, attributes = '']: RegExpExecArray) {
  const ends = slash !== ''
  return { tag, name, attributes, ends, opens: !ends && !attributes.endsWith('/') }
}

class PlainSheet {
  readonly #limits: SheetLimits
  readonly #out = ['<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>']
  #row = 0
  #column = 0
  #opened = false

  constructor(limits: SheetLimits) {
    this.#limits = limits
  }

  /** A row begins, with its attributes, or ends, with none. */
  row(opens: boolean, attributes: string | null): void {
    if (this.#opened) this.#out.push('</row>')
    this.#opened = opens
    if (attributes === null) return
    this.#row = Math.max(this.#row + 1, Number(attribute(attributes, 'r') ?? 0) || 0)
    this.#column = 0
    if (this.#row > this.#limits.rows) throw new SheetTooLarge('rows', this.#row)
    if (opens) this.#out.push(`<row r="${this.#row}">`)
  }

  goTo(attributes: string): void {
    this.#column = columnOf(attribute(attributes, 'r')) ?? this.#column + 1
  }

  write(plain: string | null): void {
    if (!this.#opened || plain === null) return
    if (this.#column > this.#limits.columns) throw new SheetTooLarge('columns', this.#column)
    this.#out.push(`<c r="${lettersOf(this.#column)}${this.#row}"${plain}`)
  }

  end(): string {
    if (this.#opened) this.#out.push('</row>')
    this.#out.push('</sheetData></worksheet>')
    return this.#out.join('')
  }
}

/** The rest of the cell after its address; null when it holds nothing. */
function plainCell(attributes: string, body: string, styles: number, paddings: Paddings): string | null {
  const type = attribute(attributes, 't') ?? 'n'
  if (type === 'e') return null
  if (type === 'inlineStr') {
    const start = body.indexOf('<')
    return start < 0 ? null : ` t="inlineStr">${body}</c>`
  }
  const value = VALUE.exec(body)?.[1] ?? ''
  if (value === '') return null
  if (type !== 'n') return ` t="${type}"><v>${value}</v></c>`
  if (!Number.isFinite(Number(value))) return ` t="str"><v>${value}</v></c>`
  const style = Number(attribute(attributes, 's') ?? 0)
  const padded = WHOLE.test(value) ? paddings.get(style)?.(String(Number(value))) : undefined
  if (padded !== undefined) return ` t="str"><v>${padded}</v></c>`
  return style > 0 && style < styles ? ` s="${style}"><v>${value}</v></c>` : `><v>${value}</v></c>`
}

/** The value of an attribute in the text between a tag's name and its end. */
export function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    .exec(attributes)
    ?.slice(1)
    .find((value) => value !== undefined)
}

function columnOf(address: string | undefined): number | undefined {
  const letters = /^\$?([A-Z]{1,4})\$?\d+$/i.exec(address ?? '')?.[1]
  return letters === undefined ? undefined : [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

function lettersOf(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return (rest > 0 ? lettersOf(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26))
}

const FORMAT = /<(?:\w+:)?numFmt\b([^<>]*)>/g
const STYLE = /<(?:\w+:)?xf\b([^<>]*)>/g
const PADDED = /^(?:"([^"<>&]*)")?(0{2,20})(?:;|$)/

/** How many cell styles a workbook declares, and which of them show zeros in front of a number. */
export interface Styles {
  readonly styles: number
  readonly paddings: Paddings
}

export function readStyles(xml: string): Styles {
  const formats = new Map<string, string>()
  for (const [, attributes = ''] of xml.matchAll(FORMAT)) {
    formats.set(attribute(attributes, 'numFmtId') ?? '', unescapeXml(attribute(attributes, 'formatCode') ?? ''))
  }
  const start = xml.search(/<(?:\w+:)?cellXfs\b/)
  const end = xml.search(/<\/(?:\w+:)?cellXfs\s*>/)
  const listed = start < 0 || end < start ? [] : [...xml.slice(start, end).matchAll(STYLE)]
  const paddings = new Map<number, (digits: string) => string>()
  listed.forEach(([, attributes = ''], style) => {
    const format = PADDED.exec(formats.get(attribute(attributes, 'numFmtId') ?? '') ?? '')
    if (format) paddings.set(style, (digits) => `${format[1] ?? ''}${digits.padStart(format[2]?.length ?? 0, '0')}`)
  })
  return { styles: listed.length, paddings }
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

export function unescapeXml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
