import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAutosaver, type SaveState } from './autosaver.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function recorded() {
  const states: SaveState[] = []
  return { states, onState: (state: SaveState) => states.push(state), last: () => states.at(-1) }
}

describe('a field that saves by itself', () => {
  it('writes once, half a second after the last letter', async () => {
    const written: string[] = []
    const { onState, last } = recorded()
    const saver = createAutosaver<string>({ save: async (text) => ({ savedAt: written.push(text) }), onState })
    saver.change('a')
    await vi.advanceTimersByTimeAsync(400)
    saver.change('ab')
    await vi.advanceTimersByTimeAsync(499)
    expect(written).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(written).toEqual(['ab'])
    expect(last()).toEqual({ kind: 'saved', at: 1 })
  })

  it('writes within a second also while somebody types on and on', async () => {
    const written: string[] = []
    const saver = createAutosaver<string>({ save: async (text) => ({ savedAt: written.push(text) }), onState: () => undefined })
    for (let at = 0; at < 30; at += 1) {
      saver.change('a'.repeat(at + 1))
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(written.map(({ length }) => length)).toEqual([9, 18, 27])
  })

  it('says "Saving" only when the write takes longer than 400 ms, and "Saved" never before it ends', async () => {
    const { states, onState } = recorded()
    let done: (at: number) => void = () => undefined
    const saver = createAutosaver<string>({
      save: () => new Promise((resolve) => (done = (savedAt) => resolve({ savedAt }))),
      onState,
    })
    saver.change('a')
    await vi.advanceTimersByTimeAsync(500 + 399)
    expect(states.some((state) => state.kind === 'saving' && state.slow)).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(states.at(-1)).toEqual({ kind: 'saving', slow: true })
    done(7)
    await vi.advanceTimersByTimeAsync(0)
    expect(states.at(-1)).toEqual({ kind: 'saved', at: 7 })
  })

  it('never has two writes under way, and the newest text is the one that stays', async () => {
    const written: string[] = []
    let underWay = 0
    let most = 0
    const saver = createAutosaver<string>({
      save: async (text) => {
        underWay += 1
        most = Math.max(most, underWay)
        await new Promise((resolve) => setTimeout(resolve, 1000))
        underWay -= 1
        written.push(text)
        return { savedAt: 1 }
      },
      onState: () => undefined,
    })
    saver.change('one')
    await vi.advanceTimersByTimeAsync(600)
    saver.change('two')
    await vi.advanceTimersByTimeAsync(600)
    saver.change('three')
    await vi.advanceTimersByTimeAsync(5000)
    expect(most).toBe(1)
    expect(written.at(-1)).toBe('three')
  })

  it('keeps the text when a write fails, and writes it when asked again', async () => {
    const written: string[] = []
    let full = true
    const { onState, last } = recorded()
    const saver = createAutosaver<string>({
      save: async (text) => {
        if (full) throw Object.assign(new Error('full'), { code: 'DISK_FULL' })
        return { savedAt: written.push(text) }
      },
      onState,
    })
    saver.change('kept')
    await vi.advanceTimersByTimeAsync(500)
    expect(last()).toMatchObject({ kind: 'failed', error: { code: 'DISK_FULL' } })
    full = false
    await saver.flush()
    expect(written).toEqual(['kept'])
    expect(last()).toEqual({ kind: 'saved', at: 1 })
  })

  it('writes what waits at once when the vault is about to lock', async () => {
    const written: string[] = []
    const saver = createAutosaver<string>({ save: async (text) => ({ savedAt: written.push(text) }), onState: () => undefined })
    saver.change('last words')
    await saver.flush()
    expect(written).toEqual(['last words'])
    await vi.advanceTimersByTimeAsync(1000)
    expect(written).toEqual(['last words'])
  })
})
