import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namedPerson, withoutBlanks } from './rules.ts'
import { guessByContent, guessByHeading, hasHeading } from './rules-columns.ts'
import { displayName, nameKey, splitName } from './rules-names.ts'
import { decodeText, isNoName, isNothing, looksMojibake } from './rules-text.ts'

const bytes = (...parts: (number[] | string)[]) =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)))

describe('the text of a file', () => {
  it('is read by its byte order mark, else as UTF-8, else as Windows-1252', () => {
    const read = (input: Uint8Array) => decodeText(input)
    expect(read(bytes([0xef, 0xbb, 0xbf], 'Zoë'))).toEqual({ ok: true, value: { text: 'Zoë', encoding: 'UTF-8' } })
    expect(read(bytes([0xff, 0xfe, 0x5a, 0, 0xeb, 0]))).toEqual({ ok: true, value: { text: 'Zë', encoding: 'UTF-16 LE' } })
    expect(read(bytes([0xfe, 0xff, 0, 0x5a, 0, 0xeb]))).toEqual({ ok: true, value: { text: 'Zë', encoding: 'UTF-16 BE' } })
    expect(read(bytes('Zoë'))).toEqual({ ok: true, value: { text: 'Zoë', encoding: 'UTF-8' } })
    expect(read(bytes('Ren', [0xe9], ' ', [0x8c], 'uvre'))).toEqual({ ok: true, value: { text: 'René Œuvre', encoding: 'Windows-1252' } })
  })

  it('is told from UTF-16 without a mark', () => {
    const text = 'employee_id,name\n1,Ada\n'
    const wide = new Uint8Array([...text].flatMap((letter) => [letter.charCodeAt(0), 0]))
    expect(decodeText(wide)).toEqual({ ok: true, value: { text, encoding: 'UTF-16 LE' } })
  })

  it('is refused when there is none', () => {
    expect(decodeText(bytes())).toEqual({ ok: false, error: { code: 'FILE_EMPTY' } })
    expect(decodeText(bytes([0xef, 0xbb, 0xbf], ' \r\n'))).toEqual({ ok: false, error: { code: 'FILE_EMPTY' } })
  })

  it('is refused when the file is a workbook, a picture or noise', () => {
    const noise = new Uint8Array(4096).map((_, index) => (index * 7919) % 32)
    for (const file of [bytes('PK\u0003\u0004rest'), bytes([0x89], 'PNG'), bytes('%PDF-1.7'), noise]) {
      expect(decodeText(file)).toEqual({ ok: false, error: { code: 'FILE_NOT_TEXT' } })
    }
  })

  it('never fails, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (input) => typeof decodeText(input).ok === 'boolean'))
  })

  it('knows what spreadsheets write for nothing, and that somebody may be called Null', () => {
    for (const text of ['', 'NULL', '#N/A', '#REF!', 'n/a', '\\N']) expect(isNothing(text)).toBe(true)
    expect(isNoName('Null')).toBe(false)
    expect(isNoName('NULL')).toBe(true)
    expect(isNoName('#NAME?')).toBe(true)
  })

  it('notices letters damaged by a second encoding', () => {
    expect(looksMojibake('JosÃ©')).toBe(true)
    expect(looksMojibake('Ângela São')).toBe(false)
  })
})

describe('names', () => {
  it.each([
    ["O'Neil, Sean", 'Sean', "O'Neil"],
    ['Ada Example', 'Ada', 'Example'],
    ['Vincent van der Berg', 'Vincent', 'van der Berg'],
    ['Cher', 'Cher', ''],
    ['山田 太郎', '山田', '太郎'],
    ['María del Carmen Ruiz', 'María del Carmen', 'Ruiz'],
  ])('splits %s', (full, givenName, familyName) => {
    expect(splitName(full)).toEqual({ givenName, familyName })
  })

  it('compares a name whichever way round it is written', () => {
    expect(nameKey(splitName('Example,  ADA'))).toBe(nameKey(splitName('ada Example')))
  })

  it('keeps every letter of a name that is split', () => {
    const words = fc.array(fc.stringMatching(/^[\p{L}'-]{1,12}$/u), { minLength: 1, maxLength: 5 })
    fc.assert(fc.property(words, (parts) => displayName(splitName(parts.join(' '))) === parts.join(' ')))
  })

  it('are needed, one at least', () => {
    expect(namedPerson({ givenName: ' ', familyName: '' })).toBeNull()
    expect(namedPerson({ givenName: '', familyName: ' Cher ' })).toEqual({ givenName: 'Cher', familyName: '' })
    expect(withoutBlanks({ email: '', employeeNumber: '', jobTitle: 'Lead' })).toEqual({
      email: null,
      employeeNumber: null,
      jobTitle: 'Lead',
    })
  })
})

describe('columns', () => {
  it('are guessed from the headings other systems use', () => {
    const guess = (text: string) => guessByHeading(text.split(','))
    expect(guess('EmployeeKey,ParentEmployeeKey,FirstName,LastName,Title,HireDate,StartDate,EmailAddress,DepartmentName,Status')).toEqual([
      ...['employeeNumber', 'manager', 'givenName', 'familyName', 'jobTitle', 'hiredOn', null, 'email', 'unit', 'status'],
    ])
    expect(guess('Post Unique Reference,Job Title,Unit,Reports to Senior Post,Post Status')).toEqual([
      ...['employeeNumber', 'jobTitle', 'unit', 'manager', 'status'],
    ])
    expect(guess('Personalnummer,Vorname,Nachname,E-Mail,Abteilung')).toEqual([
      'employeeNumber',
      'givenName',
      'familyName',
      'email',
      'unit',
    ])
    expect(guess('Prénom,Nom')).toEqual(['givenName', 'familyName'])
  })

  it('read a start date as the beginning of the employment, and as that of a job only where the file says so', () => {
    const head = ['Employee ID', 'Name', 'Start date', 'End date']
    expect(guessByHeading(head)).toEqual(['employeeNumber', 'name', 'hiredOn', 'until'])
    expect(
      guessByHeading(head, [
        ['1', 'Ada', '2019-04-01', ''],
        ['2', 'Bo', '2020-11-23', ''],
      ]),
    ).toContain('hiredOn')
    for (const hired of ['Hire date', 'Date of hire', 'Employment start'])
      expect(guessByHeading([...head, hired])).toEqual(['employeeNumber', 'name', 'since', 'until', 'hiredOn'])
    const jobs = [
      ['1', 'Ada', '2015-02-02', '2019-03-31'],
      ['1', 'Ada', '2019-04-01', ''],
    ]
    expect(guessByHeading(head, jobs)).toEqual(['employeeNumber', 'name', 'since', 'until'])
    expect(guessByHeading(['Employee ID', 'From date', 'To date'])).toEqual(['employeeNumber', 'since', 'until'])
  })

  it('give each field to one column only', () => {
    expect(guessByHeading(['employee_id', 'Name', 'name', '', 'manager_id', ' Manager_ID '])).toEqual([
      ...['employeeNumber', 'name', null, null, 'manager', null],
    ])
  })

  it('are guessed from their content when the file has no heading', () => {
    const rows = [
      ['1', 'Ada Example', 'Director', '', 'ada@example.com', '2019-04-01'],
      ['2', "Sean O'Neil", 'Lead', '1', 'sean@example.com', '2020-11-23'],
    ]
    expect(hasHeading(rows)).toBe(false)
    expect(guessByContent(rows)).toEqual(['employeeNumber', 'name', 'jobTitle', 'manager', 'email', 'hiredOn'])
  })

  it('have a heading also in words nobody knows', () => {
    expect(
      hasHeading([
        ['kood', 'inimene'],
        ['1', 'Ada'],
      ]),
    ).toBe(true)
  })
})
