import { describe, expect, it } from 'vitest'
import { placesFor } from './places.ts'

describe('where things are kept', () => {
  it('is the same folder of vaults under either shell', () => {
    expect(placesFor(undefined, '/home/ana').vaults).toBe('/home/ana/Perennial/Vaults')
  })

  it('keeps everything beside a folder that was given', () => {
    expect(placesFor('/tmp/try', '/home/ana')).toEqual({
      vaults: '/tmp/try',
      windowState: '/tmp/try.window.json',
      chromium: '/tmp/try.chromium',
      openers: '/tmp/try.opening-',
    })
  })
})
