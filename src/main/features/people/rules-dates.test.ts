import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOrder, readDate } from './rules-dates.ts'

const date = (text: string, order: 'day-first' | 'month-first' | 'unknown' = 'unknown') => readDate(text, order)

describe('dates of a file', () => {
  it.each([
    ['2019-04-01', '2019-04-01'],
    ['2019/4/1', '2019-04-01'],
    ['2019-04-01T08:30:00Z', '2019-04-01'],
    ['2019-04-01 00:00:00', '2019-04-01'],
    ['20190401', '2019-04-01'],
    ['01.04.2019', '2019-04-01'],
    ['28/12/2009', '2009-12-28'],
    ['12/28/2009', '2009-12-28'],
    ['1 Apr 2019', '2019-04-01'],
    ['01-Apr-19', '2019-04-01'],
    ['April 1, 2019', '2019-04-01'],
    ['5/5/2019', '2019-05-05'],
  ])('reads %s', (text, expected) => {
    expect(date(text)).toEqual({ kind: 'date', date: expected })
  })

  it.each(['2021-13-45', '01-Apr', '31/02/2020', 'soon', '12', '0000-00-00', '99/99/9999'])('does not guess at %s', (text) => {
    expect(date(text)).toEqual({ kind: 'unreadable' })
  })

  it('takes a number for the day that Excel counts', () => {
    expect(date('43556')).toEqual({ kind: 'serial', date: '2019-04-01' })
  })

  it('says when day and month could be either way round, and reads the day first', () => {
    expect(date('1/2/2021')).toEqual({ kind: 'ambiguous', date: '2021-02-01' })
  })

  it('lets one telling date settle the whole column', () => {
    expect(dateOrder(['1/2/2021', '28/12/2009'])).toBe('day-first')
    expect(dateOrder(['1/2/2021', '12/28/2009'])).toBe('month-first')
    expect(dateOrder(['13/2/2021', '12/28/2009'])).toBe('unknown')
    expect(date('1/2/2021', 'month-first')).toEqual({ kind: 'date', date: '2021-01-02' })
  })

  it('reads every real day back, however it is written', () => {
    const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10)
        const [year, month, dayOfMonth] = iso.split('-')
        expect(date(`${dayOfMonth}/${month}/${year}`, 'day-first')).toEqual({ kind: 'date', date: iso })
        expect(date(`${month}/${dayOfMonth}/${year}`, 'month-first')).toEqual({ kind: 'date', date: iso })
        expect(date(iso)).toEqual({ kind: 'date', date: iso })
      }),
    )
  })
})
