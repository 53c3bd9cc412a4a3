import { daysBetween, type IsoDate } from '../../../shared/kernel/dates.ts'

function yearsSince(hiredOn: IsoDate, today: IsoDate): number {
  const years = Number(today.slice(0, 4)) - Number(hiredOn.slice(0, 4))
  return today.slice(5) < hiredOn.slice(5) ? years - 1 : years
}

/** "7 years here", "4 months here", "begins on a later day" in words. */
export function tenureWords(hiredOn: IsoDate, today: IsoDate): string {
  const days = daysBetween(hiredOn, today)
  if (days < 0) return `begins in ${-days === 1 ? '1 day' : `${-days} days`}`
  const years = yearsSince(hiredOn, today)
  if (years >= 1) return years === 1 ? '1 year here' : `${years} years here`
  const months = Math.floor(days / 30.44)
  if (months >= 1) return months === 1 ? '1 month here' : `${months} months here`
  return days === 1 ? '1 day here' : `${days} days here`
}

/** A ring for about every two years, as many as can be told apart at this size. */
export function tenureRings(hiredOn: IsoDate, today: IsoDate): number {
  return Math.min(4, Math.max(1, Math.ceil((yearsSince(hiredOn, today) + 1) / 2)))
}
