import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Presence } from './presence.ts'

function watched(locked = false) {
  const seen: string[] = []
  const presence = new Presence({
    graceMs: 3000,
    idleMs: 60_000,
    isLocked: () => locked,
    onLost: () => seen.push('lost'),
    onIdle: () => seen.push('idle'),
  })
  return { presence, seen }
}

describe('the page of the browser shell', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is lost when it stays away longer than a reload takes', () => {
    const { presence, seen } = watched()
    presence.page('came')
    presence.page('went')
    vi.advanceTimersByTime(2999)
    expect(seen).toEqual([])
    vi.advanceTimersByTime(1)
    expect(seen).toEqual(['lost'])
  })

  it('is not lost when the page that follows comes in meanwhile', () => {
    const { presence, seen } = watched()
    presence.page('came')
    presence.page('went')
    presence.entered()
    vi.advanceTimersByTime(10_000)
    expect(seen).toEqual([])
  })

  it('lets the process end after a long silence, but only while the vault is locked', () => {
    const open = watched(false)
    const locked = watched(true)
    vi.advanceTimersByTime(59_000)
    locked.presence.asked()
    vi.advanceTimersByTime(59_000)
    expect(locked.seen).toEqual([])
    vi.advanceTimersByTime(60_000)
    expect(locked.seen).toEqual(['idle'])
    expect(open.seen).toEqual([])
    open.presence.stop()
    locked.presence.stop()
  })
})
