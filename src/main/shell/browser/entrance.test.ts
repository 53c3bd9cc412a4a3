import { describe, expect, it } from 'vitest'
import { Entrance } from './entrance.ts'

describe('the way into the browser shell', () => {
  it('exchanges a one-time secret for a session exactly once', () => {
    const entrance = new Entrance()
    const secret = entrance.renew()
    const session = entrance.exchange(secret)
    expect(session).not.toBeNull()
    expect(entrance.exchange(secret)).toBeNull()
    expect(entrance.admits(session ?? undefined)).toBe(true)
  })

  it('uses 256 bits for each secret and never the same twice', () => {
    const entrance = new Entrance()
    const first = entrance.renew()
    expect(Buffer.from(first, 'base64url')).toHaveLength(32)
    entrance.exchange(first)
    expect(entrance.renew()).not.toBe(first)
  })

  it('ends the session when the next page is let in', () => {
    const entrance = new Entrance()
    const session = entrance.exchange(entrance.renew()) ?? undefined
    const next = entrance.renew()
    expect(entrance.admits(session)).toBe(false)
    expect(entrance.renew()).toBe(next)
  })

  it.each(['', 'x', 'undefined', '__proto__'])('admits nobody with %j', (guess) => {
    const entrance = new Entrance()
    expect(entrance.exchange(guess)).toBeNull()
    expect(entrance.admits(guess)).toBe(false)
    expect(entrance.admits(undefined)).toBe(false)
  })
})
