import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contract } from '../../src/shared/contract/index.ts'
import { unknownInputs } from '../support/unknown-inputs.ts'

const root = join(import.meta.dirname, '../..')
/** Any procedure may meet these; procedures.test.ts asks all of them. */
const EVERYWHERE = ['VAULT_LOCKED', 'DISK_FULL']

interface Declared {
  readonly feature: string
  readonly procedure: string
  readonly code: string
}

function declared(): Declared[] {
  return Object.entries(contract).flatMap(([feature, procedures]) =>
    Object.entries(procedures).flatMap(([procedure, { '~orpc': definition }]) =>
      Object.keys(definition.errorMap).map((code) => ({ feature, procedure, code })),
    ),
  )
}

/** Where the tests of a feature stand: beside it, and among those of the whole. */
function testsOf(feature: string): string {
  // Undo takes back what any feature wrote: it is met there too.
  const folder = feature === 'workspace' ? '*' : feature
  const beside = feature === 'vaults' ? 'src/main/vault/**/*.test.ts' : `src/main/features/${folder}/*.test.ts`
  const whole = ['tests/faults/*.test.ts', 'tests/migrations/*.test.ts', 'tests/contract/*.test.ts', 'src/main/db/*.test.ts']
  const files = [beside, ...whole].flatMap((pattern) => globSync(pattern, { cwd: root }))
  return files
    .filter((file) => !file.endsWith('errors.test.ts'))
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n')
}

describe('every outcome the contract declares', () => {
  it('is met by a test of the feature that declares it', () => {
    const all = declared()
    expect(all.length).toBeGreaterThan(150)
    // What procedures.test.ts asks each procedure of the feature.
    const asked = new Set(
      Object.entries(unknownInputs).flatMap(([feature, inputs]) => Object.values(inputs).map(([, code]) => `${feature}: ${code}`)),
    )
    const texts = new Map(Object.keys(contract).map((feature) => [feature, testsOf(feature)]))
    const unmet = all
      .filter(({ code }) => !EVERYWHERE.includes(code))
      .filter(({ feature, code }) => !asked.has(`${feature}: ${code}`))
      .filter(({ feature, code }) => !new RegExp(`\\b${code}\\b`).test(texts.get(feature) ?? ''))
      .map(({ feature, procedure, code }) => `${feature}.${procedure}: ${code}`)
    expect(unmet).toEqual([])
  })

  it('is declared for every procedure that needs an open vault: it may be locked, the disk may be full', () => {
    const anytime = declared().filter(({ feature }) => feature === 'vaults')
    const needOpen = Object.entries(contract).flatMap(([feature, procedures]) =>
      feature === 'vaults' ? [] : Object.keys(procedures).map((procedure) => `${feature}.${procedure}`),
    )
    for (const name of needOpen) {
      const codes = declared().filter(({ feature, procedure }) => `${feature}.${procedure}` === name)
      expect([name, EVERYWHERE.every((code) => codes.some((found) => found.code === code))]).toEqual([name, true])
    }
    expect(anytime.length).toBeGreaterThan(0)
  })
})
