import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import writeWorkbook, { type Sheet } from 'write-excel-file/node'
import { type ImportChoices, NO_CHOICES } from '../../../shared/contract/people-import.ts'
import type { JobContext } from '../../jobs/jobs.ts'
import { readPeopleFile } from './read-people-file.ts'
import { unzip, zipStored } from './read-workbook-zip.ts'

const context: JobContext = { signal: new AbortController().signal, progress: () => undefined }

function readBytes(bytes: Uint8Array, choices: Partial<ImportChoices> = {}) {
  const input = {
    file: { bytes: new Uint8Array(bytes).buffer },
    choices: { ...NO_CHOICES, ...choices },
    today: '2026-11-26',
    existing: [],
    units: [],
    habits: {},
  }
  return readPeopleFile(input, context)
}

async function readSheets(sheets: readonly Sheet<never>[], choices?: Partial<ImportChoices>) {
  const result = await readBytes(await writeWorkbook([...sheets] as never).toBuffer(), choices)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

const text = (path: string, xml: string): [string, Uint8Array<ArrayBuffer>] => [path, new TextEncoder().encode(xml)]

const RELS = (sheets: number) =>
  `<Relationships>${Array.from({ length: sheets }, (_, at) => `<Relationship Id="rId${at + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`

/** A workbook written by hand, as other programs write them. */
function workbook(sheets: readonly string[], more: Record<string, string> = {}, state = ''): Uint8Array {
  const list = sheets
    .map((_, at) => `<sheet name="Sheet ${at + 1}" sheetId="${at + 1}" r:id="rId${at + 1}"${at === 0 ? state : ''}/>`)
    .join('')
  return new Uint8Array(
    zipStored(
      new Map([
        text('xl/workbook.xml', `<workbook xmlns:r="http://r"><sheets>${list}</sheets></workbook>`),
        text('xl/_rels/workbook.xml.rels', RELS(sheets.length)),
        ...sheets.map((xml, at) => text(`xl/worksheets/sheet${at + 1}.xml`, `<worksheet><sheetData>${xml}</sheetData></worksheet>`)),
        ...Object.entries(more).map(([path, xml]) => text(path, xml)),
      ]),
    ),
  )
}

const heading =
  '<row r="1"><c r="A1" t="str"><v>Employee ID</v></c><c r="B1" t="str"><v>Name</v></c><c r="C1" t="str"><v>Hire date</v></c></row>'
const styles =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>'

async function peopleOf(bytes: Uint8Array, choices?: Partial<ImportChoices>) {
  const result = await readBytes(bytes, choices)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

describe('a workbook', () => {
  it('is read with its dates as dates, its numbers as they are and its texts as texts', async () => {
    const { people, report } = await readSheets([
      {
        sheet: 'People',
        data: [
          ['Employee ID', 'Name', 'Manager', 'Hire date'].map((value) => ({ value })),
          [
            { value: 123456789012, type: Number },
            { value: 'Ada Example' },
            null,
            { value: new Date('2019-04-01'), type: Date, format: 'dd/mm/yyyy' },
          ],
          [{ value: '00042' }, { value: "O'Neil, Sean" }, { value: 123456789012, type: Number }, { value: '2020-11-23' }],
        ],
      } as never,
    ])
    expect(report.problems).toEqual([])
    expect(people.map(({ fields }) => [fields.employeeNumber, fields.givenName, fields.hiredOn, fields.manager])).toEqual([
      ['123456789012', 'Ada', '2019-04-01', null],
      ['00042', 'Sean', '2020-11-23', { row: 2 }],
    ])
  })

  it('has its sheets named, and the first that looks like a list is read until another is chosen', async () => {
    const sheets = [
      { sheet: 'Cover', data: [[{ value: 'Staff report' }]] },
      {
        sheet: 'Leeds',
        data: [
          [{ value: 'Name' }, { value: 'Email' }],
          [{ value: 'Ada' }, { value: 'a@example.com' }],
        ],
      },
      {
        sheet: 'York',
        data: [
          [{ value: 'Name' }, { value: 'Email' }],
          [{ value: 'Bo' }, { value: 'b@example.com' }],
        ],
      },
    ] as never
    const first = await readSheets(sheets)
    expect(first.opened).toMatchObject({ format: 'workbook', sheet: 1, sheets: [{ name: 'Cover' }, { name: 'Leeds' }, { name: 'York' }] })
    expect(first.people).toMatchObject([{ fields: { givenName: 'Ada' } }])
    expect((await readSheets(sheets, { sheet: 2 })).people).toMatchObject([{ fields: { givenName: 'Bo' } }])
  })

  it('gives the value of a formula, nothing for an error, and the zeros a format shows', async () => {
    const { people, report } = await peopleOf(
      workbook(
        [
          `${heading}<row r="2"><c r="A2" s="2"><v>42</v></c><c r="B2" t="str"><f>A1&amp;"x"</f><v>Ada Example</v></c><c r="C2" s="1"><v>43556</v></c></row>` +
            '<row r="3"><c r="A3" s="2"><v>7</v></c><c r="B3" t="str"><v>Bo</v></c><c r="C3" t="e"><v>#REF!</v></c></row>',
        ],
        { 'xl/styles.xml': styles },
      ),
    )
    expect(report.problems).toEqual([])
    expect(people.map(({ fields }) => [fields.employeeNumber, fields.givenName, fields.hiredOn])).toEqual([
      ['00042', 'Ada', '2019-04-01'],
      ['00007', 'Bo', null],
    ])
  })

  it('keeps the row numbers a spreadsheet shows, with titles above and blank rows between', async () => {
    const { people, report } = await peopleOf(
      workbook([
        '<row r="1"><c r="A1" t="str"><v>Staff list 2025</v></c></row><row r="4"><c r="A4" t="str"><v>ID</v></c><c r="B4" t="str"><v>Name</v></c></row>' +
          '<row r="9"><c r="A9"><v>1</v></c><c r="B9" t="inlineStr"><is><t>Ada</t></is></c></row>',
      ]),
    )
    expect(report.headerRow).toBe(4)
    expect(people).toMatchObject([{ row: 9, fields: { givenName: 'Ada', employeeNumber: '1' } }])
  })

  it('is not read from a hidden sheet unless it is chosen', async () => {
    const sheet = (name: string) => `${heading}<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="str"><v>${name}</v></c></row>`
    const bytes = workbook([sheet('Hidden'), sheet('Shown')], {}, ' state="veryHidden"')
    expect((await peopleOf(bytes)).people).toMatchObject([{ fields: { givenName: 'Shown' } }])
    expect((await peopleOf(bytes, { sheet: 0 })).people).toMatchObject([{ fields: { givenName: 'Hidden' } }])
  })
})

describe('a hostile workbook', () => {
  const codeOf = async (bytes: Uint8Array) => {
    const result = await readBytes(bytes)
    return result.ok ? 'read' : result.error.code
  }

  it('that is no archive, or no workbook, or of the time before, is refused by name', async () => {
    expect(await codeOf(Buffer.from('PK\u0003\u0004 and then nothing'))).toBe('FILE_DAMAGED')
    expect(await codeOf(new Uint8Array(zipStored(new Map([text('readme.xml', '<hello/>')]))))).toBe('FILE_DAMAGED')
    expect(await codeOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe('FILE_OLD_WORKBOOK')
    const locked = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    expect(await codeOf(locked)).toBe('FILE_HAS_PASSWORD')
  })

  it('with a sheet that is missing is empty', async () => {
    const bytes = zipStored(
      new Map([
        text('xl/workbook.xml', '<workbook xmlns:r="http://r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'),
        text('xl/_rels/workbook.xml.rels', RELS(1)),
      ]),
    )
    expect(await codeOf(new Uint8Array(bytes))).toBe('FILE_EMPTY')
  })

  it('that unpacks to more than is read is stopped while it unpacks, whatever it says about its size', () => {
    const bomb = bombOf(5_000_000, 10)
    expect(bomb.byteLength).toBeLessThan(10_000)
    expect(unzip(bomb, () => true, 1_000_000)).toEqual({ ok: false, error: { code: 'FILE_UNPACKS_TOO_LARGE', data: { limit: 1_000_000 } } })
  })

  it('with a cell far to the right or far down is refused before room is made for it', async () => {
    const cell = (address: string) => `<row r="${/\d+/.exec(address)}"><c r="${address}"><v>1</v></c></row>`
    expect(await codeOf(workbook([heading + cell('XFD2')]))).toBe('FILE_TOO_WIDE')
    expect(await codeOf(workbook([heading + cell('A1048576')]))).toBe('FILE_TOO_LONG')
    expect(await codeOf(workbook([heading + cell('A99999999999999')]))).toBe('FILE_TOO_LONG')
  })

  it('whose one long text stands in very many cells is refused', async () => {
    const long = 'x'.repeat(1_000_000)
    const rows = Array.from(
      { length: 120 },
      (_, at) => `<row r="${at + 2}"><c r="A${at + 2}" t="s"><v>0</v></c><c r="B${at + 2}" t="s"><v>0</v></c></row>`,
    )
    const strings = { 'xl/sharedStrings.xml': `<sst><si><t>${long}</t></si></sst>` }
    expect(await codeOf(workbook([heading + rows.join('')], strings))).toBe('FILE_UNPACKS_TOO_LARGE')
  })

  it('never throws, whatever bytes are flipped or cut', async () => {
    const good = Buffer.from(
      await writeWorkbook([
        [{ value: 'Name' }, { value: 'Email' }],
        [{ value: 'Ada' }, { value: 'a@example.com' }],
      ] as never).toBuffer(),
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), fc.boolean(), async (at, byte, cut) => {
        const bytes = Buffer.from(cut ? good.subarray(0, at) : good)
        if (!cut) bytes[at] = byte
        expect(typeof (await readBytes(bytes)).ok).toBe('boolean')
      }),
      { numRuns: 150 },
    )
  })
})

/** An archive whose one file says it is ten bytes long. */
function bombOf(size: number, declared: number): Uint8Array<ArrayBuffer> {
  const packed = deflateRawSync(Buffer.alloc(size))
  const archive = new Uint8Array(zipStored(new Map([['xl/workbook.xml', new Uint8Array(packed)]])))
  const view = new DataView(archive.buffer)
  const entry = archive.length - 22 - 46 - 'xl/workbook.xml'.length
  for (const [at, shift] of [
    [0, 0],
    [entry, 2],
  ] as const) {
    view.setUint16(at + 8 + shift, 8, true)
    view.setUint32(at + 22 + shift, declared, true)
  }
  return archive
}
