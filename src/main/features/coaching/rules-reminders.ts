/** When each meeting was reminded of, by the time it stood at then: one that moves is reminded of again. */
export type Reminded = ReadonlyMap<string, number>

interface Near {
  readonly id: string
  readonly startsAt: number
}

/** The starts of those that were not reminded of yet, and what is remembered from now on; what has begun is forgotten. */
export function remindersDue(
  near: readonly Near[],
  reminded: Reminded,
  now: number,
): { readonly startsAt: readonly number[]; readonly reminded: Reminded } {
  const fresh = near.filter(({ id, startsAt }) => reminded.get(id) !== startsAt)
  const kept = [...reminded].filter(([, startsAt]) => startsAt >= now)
  return {
    startsAt: fresh.map(({ startsAt }) => startsAt),
    reminded: new Map([...kept, ...fresh.map(({ id, startsAt }) => [id, startsAt] as const)]),
  }
}

/** No name and no content, whatever the meeting is: this may stand on a locked screen. */
export function reminderWords(startsAt: readonly number[], now: number): string {
  const minutes = Math.round((Math.min(...startsAt) - now) / 60_000)
  const when = minutes <= 0 ? 'now' : `in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
  return startsAt.length === 1 ? `A one-to-one starts ${when}` : `${startsAt.length} one-to-ones start, the first ${when}`
}
