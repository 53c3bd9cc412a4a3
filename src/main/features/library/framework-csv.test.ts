import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvToFramework, frameworkToCsv } from './framework-csv.ts'
import type { FrameworkContent } from './rules-framework-csv.ts'

const text = (max: number) =>
  fc
    .oneof(
      fc.string({ maxLength: max, unit: 'grapheme' }),
      fc.constantFrom(
        '=1+1',
        '+1',
        '-2',
        '@SUM(A1)',
        "'",
        "'=1",
        '"quoted"',
        'a,b;c',
        'two\nlines',
        '\u200bhidden',
        'indicator',
        'level',
        'Ünïcödé 🌱',
      ),
    )
    .map((value) => value.trim())
const name = text(100).filter((value) => value !== '')

/** Any framework that the app can hold: named levels that differ, statements that differ. */
const framework: fc.Arbitrary<FrameworkContent> = fc
  .record({
    title: name,
    description: text(300),
    notice: text(300),
    levels: fc.uniqueArray(fc.record({ name, description: text(200) }), { maxLength: 6, selector: (level) => level.name.toLowerCase() }),
    competencies: fc.array(
      fc.record({
        area: text(60),
        name,
        description: text(300),
        said: fc.array(
          fc.uniqueArray(
            text(120).filter((value) => value !== ''),
            { maxLength: 4 },
          ),
          { maxLength: 6 },
        ),
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ title, description, notice, levels, competencies }) => ({
    head: { name: title, description, notice, levels: levels.map((level, at) => ({ key: `l${at + 1}`, ...level })) },
    competencies: competencies.map(({ said, ...competency }) => ({
      ...competency,
      indicators: said
        .slice(0, levels.length)
        .flatMap((statements, at) => (statements.length === 0 ? [] : [{ level: `l${at + 1}`, statements }])),
    })),
  }))

const bytes = (csv: string) => new TextEncoder().encode(csv)

describe('a framework as CSV', () => {
  it('is the same framework when it is read again, whatever it says', () => {
    fc.assert(
      fc.property(framework, (content) => {
        const read = csvToFramework(bytes(frameworkToCsv(content)), 'Other')
        expect(read).toEqual({ ok: true, value: { content, problems: [] } })
      }),
    )
  })

  it('holds no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(framework, (content) => {
        const cells = frameworkToCsv(content)
          .slice(1)
          .split(/[,\r\n]+/)
        expect(cells.filter((cell) => /^"?[=+@\t]/.test(cell) && !cell.includes('"'))).toEqual([])
      }),
    )
    const csv = frameworkToCsv({ head: { name: '=cmd()', description: '', notice: '', levels: [] }, competencies: [] })
    expect(csv).toContain("framework,,,,'=cmd()")
  })
})

describe('a CSV of one’s own making', () => {
  it('is read by the headings it has: one row a statement, levels in the order they come', () => {
    const csv =
      'Category;Skill;Definition;Level;Indicator\r\nCraft;Welding;Joins metal;Basic;Tacks a seam\r\nCraft;Welding;;Advanced;Welds overhead\r\nPeople;Listening;;;\r\n'
    const read = csvToFramework(bytes(csv), 'Workshop')
    expect(read).toEqual({
      ok: true,
      value: {
        problems: [],
        content: {
          head: {
            name: 'Workshop',
            description: '',
            notice: '',
            levels: [
              { key: 'l1', name: 'Basic', description: '' },
              { key: 'l2', name: 'Advanced', description: '' },
            ],
          },
          competencies: [
            {
              area: 'Craft',
              name: 'Welding',
              description: 'Joins metal',
              indicators: [
                { level: 'l1', statements: ['Tacks a seam'] },
                { level: 'l2', statements: ['Welds overhead'] },
              ],
            },
            { area: 'People', name: 'Listening', description: '', indicators: [] },
          ],
        },
      },
    })
  })

  it('says of every row that cannot be read which it is and why', () => {
    const long = 'x'.repeat(1001)
    const rows = [
      'record,area,competency,level,text',
      'level,,,Basic,',
      'level,,,basic,',
      'competency,,Welding,,Joins metal',
      'indicator,,Welding,Expert,Welds anything',
      'indicator,,Turning,Basic,Turns',
      'indicator,,Welding,Basic,Tacks',
      'indicator,,Welding,Basic,Tacks',
      'competency,,,,Nothing',
      'surprise,,Welding,,',
      `competency,,Long,,${long}`,
    ]
    const read = csvToFramework(bytes(rows.join('\n')), 'Workshop')
    expect(read.ok && read.value.problems.map(({ row, code }) => [row, code])).toEqual([
      [3, 'repeated-level'],
      [5, 'unknown-level'],
      [6, 'no-competency'],
      [8, 'repeated-statement'],
      [9, 'no-competency'],
      [10, 'unknown-record'],
      [11, 'too-long'],
    ])
  })

  it('is refused whole when it is empty, no text, or names no competency', () => {
    expect(csvToFramework(bytes(' \n\n'), 'x')).toEqual({ ok: false, error: { code: 'FILE_EMPTY' } })
    expect(csvToFramework(new Uint8Array([80, 75, 3, 4, 0, 0]), 'x')).toEqual({ ok: false, error: { code: 'FILE_NOT_TEXT' } })
    expect(csvToFramework(bytes('colour,size\nred,2'), 'x')).toEqual({ ok: false, error: { code: 'NO_COMPETENCY_COLUMN' } })
  })

  it('is read in the encodings that spreadsheets write', () => {
    const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from('competency,level,text\nZuhören,Eins,Hört zu\n', 'utf16le')])
    const western = Uint8Array.from(Buffer.from('competency,level,text\nZuhören,Eins,Hört zu\n', 'latin1'))
    for (const file of [utf16, western]) {
      const read = csvToFramework(file, 'x')
      expect(read.ok && read.value.content.competencies[0]).toMatchObject({ name: 'Zuhören', indicators: [{ statements: ['Hört zu'] }] })
    }
  })
})
