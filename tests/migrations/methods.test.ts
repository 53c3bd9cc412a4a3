import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cyclesRouter as cycles } from '../../src/main/features/cycles/index.ts'
import { libraryRouter as library } from '../../src/main/features/library/index.ts'
import type { Vaults } from '../../src/main/kernel/session.ts'
import { FIXTURE_PASSPHRASE } from '../support/make-vault-fixture.ts'
import { vaultsIn } from '../support/vaults.ts'

let folder: string
let vaults: Vaults
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perennial-methods-'))
  vaults = vaultsIn(folder)
})
afterEach(async () => {
  await vaults.close()
  await rm(folder, { recursive: true, force: true })
})

describe.each(['schema-1', '1.0.0'])('a vault written by %s, before there was a library', (name) => {
  it('has one after it is opened: empty of its own, and its cycle keeps the form it was launched with', async () => {
    await cp(join(import.meta.dirname, '../fixtures/vaults', name), join(folder, 'Frozen firm.perennial'), { recursive: true })
    const { vaults: found } = await vaults.status()
    const opened = await vaults.open({ vaultId: found[0]?.id ?? '', passphrase: FIXTURE_PASSPHRASE })
    if (!opened.ok) throw new Error(opened.error.code)
    const at = { context: { vaults } }
    const [cycle] = await call(cycles.list, undefined, at)
    if (!cycle) throw new Error('the cycle is gone')
    const before = await call(cycles.get, { cycleId: cycle.id }, at)
    expect(before.form.scale.notApplicable).toBeUndefined()
    expect(await call(library.frameworks, undefined, at)).toEqual([])
    expect(await call(library.phrases, undefined, at)).toEqual([])
    expect((await call(library.templates, undefined, at)).every(({ id }) => id === null)).toBe(true)

    await call(library.adoptFramework, { key: 'uk-behaviours', places: null }, at)
    await call(library.createScale, { copyOf: 'five-points' }, at)
    await call(library.createTemplate, { copyOf: 'annual-cycle' }, at)
    await call(library.createPhrase, { text: 'Keeps promises', kind: 'strength', tags: [] }, at)
    expect(await call(library.frameworks, undefined, at)).toMatchObject([{ competencies: 9 }])
    expect((await call(cycles.get, { cycleId: cycle.id }, at)).form).toEqual(before.form)
  })
})
