import { expect, it, vi } from 'vitest'
import { quietZod } from './quiet-zod.ts'

it('keeps zod, loaded later, from compiling code that the page’s policy forbids', async () => {
  quietZod()
  const compiled = vi.spyOn(globalThis, 'Function')
  const { z, config } = await import('zod')
  expect(config()).toMatchObject({ jitless: true })
  expect(z.object({ name: z.string() }).parse({ name: 'Gail' })).toEqual({ name: 'Gail' })
  expect(compiled).not.toHaveBeenCalled()
})
