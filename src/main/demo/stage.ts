import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { v7 } from 'uuid'
import type { Contract } from '../../shared/contract/index.ts'
import { addDays, type IsoDate, localDate } from '../../shared/kernel/dates.ts'
import type { Deps } from '../kernel/deps.ts'
import type { OpenVault } from '../kernel/session.ts'
import { router } from '../rpc/router.ts'

/** The app as the renderer sees it, with a clock that the story moves. */
export interface Stage {
  readonly app: ContractRouterClient<Contract>
  readonly deps: Deps
  readonly signerKey: string
  /** The day so many days before today; negative days lie ahead. */
  day(daysAgo: number): IsoDate
  /** The same, moved to the Friday before when it falls on a weekend. */
  workday(daysAgo: number): IsoDate
  /** So many working days ahead; 0 is today, whichever day it is. */
  workdayAhead(days: number): IsoDate
  /** The moment of a local time on a day. */
  moment(day: IsoDate, time: string): number
  /** Lets the story go on at that moment. */
  goTo(day: IsoDate, time?: string): void
  /** 0 to 1, the same in every run. */
  chance(): number
}

export function stageFor(vault: OpenVault): Stage {
  const today = localDate(vault.deps.now())
  const chance = mulberry32(2026)
  let now = vault.deps.now()
  let tick = 0
  const deps: Deps = {
    ...vault.deps,
    now: () => now,
    newId: () => v7({ msecs: now, seq: tick++, random: seededBytes(chance) }),
  }
  const open: OpenVault = { ...vault, deps }
  const day = (daysAgo: number) => addDays(today, -daysAgo)
  const moment = (date: IsoDate, time: string) => new Date(`${date}T${time}:00`).getTime()
  return {
    app: createRouterClient(router, { context: { vaults: { current: () => open } } as never }),
    deps,
    signerKey: vault.signer.publicKey,
    day,
    workday: (daysAgo) => weekdayBefore(day(daysAgo)),
    workdayAhead: (days) => weekdaysAfter(today, days),
    moment,
    goTo(date, time = '09:00') {
      now = moment(date, time)
    },
    chance,
  }
}

function weekdayBefore(date: IsoDate): IsoDate {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  if (weekday === 0) return addDays(date, -2)
  return weekday === 6 ? addDays(date, -1) : date
}

function weekdaysAfter(date: IsoDate, days: number): IsoDate {
  let at = date
  for (let left = days; left > 0; ) {
    at = addDays(at, 1)
    if (weekdayBefore(at) === at) left -= 1
  }
  return at
}

/** Tommy Ettinger's mulberry32: small, seedable, and good enough for made-up numbers. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function seededBytes(chance: () => number): Uint8Array {
  return Uint8Array.from({ length: 16 }, () => Math.floor(chance() * 256))
}
