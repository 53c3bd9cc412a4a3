import { addDays, dayNumber, type IsoDate } from '../../../shared/kernel/dates.ts'

/** The days a matter is put off to most often. */
export function snoozeDays(today: IsoDate): readonly { readonly name: string; readonly until: IsoDate }[] {
  return [
    { name: 'Tomorrow', until: addDays(today, 1) },
    { name: 'Next week', until: nextMonday(today) },
    { name: 'In two weeks', until: addDays(today, 14) },
  ]
}

/** 1970-01-01 was a Thursday. */
function nextMonday(day: IsoDate): IsoDate {
  return addDays(day, 7 - ((dayNumber(day) + 3) % 7))
}
