import { globSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Vaults } from '../../src/main/kernel/session.ts'
import { router } from '../../src/main/rpc/router.ts'
import { formsOf } from '../support/canary.ts'
import { seatClient } from '../support/client-vault.ts'
import { filesHolding } from '../support/plaintext-scan.ts'
import { plantPrivate } from '../support/private-canaries.ts'
import { unknownInputs } from '../support/unknown-inputs.ts'
import { vaultsIn } from '../support/vaults.ts'

const NAME = 'Quillfeather-7c1d'
const passphrase = 'six plain words make a gate'
const folder = await mkdtemp(join(tmpdir(), 'perennial-apart-'))
let vaults: Vaults
let canaries: string[]
/** Of the first client, used in the vault of the second. */
let brought: { personId: string; importToken: string }

type Client = Record<string, Record<string, (input: unknown) => Promise<unknown>>>
const client = (): Client => createRouterClient(router, { context: { vaults } }) as never
const steps = Object.entries(unknownInputs).flatMap(([feature, procedures]) =>
  Object.entries(procedures as Record<string, readonly [unknown, unknown]>).map(([procedure, [input]]) => ({ feature, procedure, input })),
)

beforeAll(async () => {
  vaults = vaultsIn(join(folder, 'vaults'))
  await vaults.create({ name: 'Acme', colour: 'fern', passphrase })
  const first = vaults.current()
  if (!first) throw new Error('no vault is open')
  const { personId } = await seatClient(first.deps, NAME)
  canaries = [NAME, ...(await plantPrivate(first.deps)).keys()]
  const file = new File([`Name,Email\n${NAME} Import,x@example.com\n`], 'people.csv')
  const preview = (await client().people?.importPreview?.({ fileName: 'people.csv', file, mapping: null, hasHeader: null })) as {
    token: string
  }
  await client().search?.find?.({ text: NAME })
  brought = { personId, importToken: preview.token }
  await vaults.create({ name: 'Bolt', colour: 'rosehip', passphrase })
}, 120_000)
afterAll(async () => {
  await vaults.close()
  await rm(folder, { recursive: true, force: true })
})

async function bytesOf(output: unknown): Promise<Buffer> {
  const files: Promise<ArrayBuffer>[] = []
  const text = JSON.stringify(output, (_key, value) => {
    if (value instanceof Blob) files.push(value.arrayBuffer())
    return value
  })
  return Buffer.concat([Buffer.from(text ?? ''), ...(await Promise.all(files)).map((file) => Buffer.from(file))])
}

describe('two vaults on one computer', () => {
  it('whatever is asked of the second, in whatever order, nothing of the first is in the answer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(steps, { minLength: 40 }), async (asked) => {
        for (const { feature, procedure, input } of asked) {
          const output = await client()
            [feature]?.[procedure]?.(input)
            .catch((error: unknown) => String(error))
          const bytes = await bytesOf(output)
          const held = canaries.filter((canary) => formsOf(canary).some((form) => bytes.includes(form)))
          expect([`${feature}.${procedure}`, held]).toEqual([`${feature}.${procedure}`, []])
        }
      }),
      { numRuns: 8 },
    )
  }, 120_000)

  it('what was shown or prepared in the first is not known in the second', async () => {
    await expect(client().people?.get?.({ personId: brought.personId })).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' })
    await expect(client().people?.importCommit?.({ token: brought.importToken })).rejects.toMatchObject({ code: 'PREVIEW_GONE' })
    for (const format of ['json', 'csv', 'markdown']) {
      const exported = await bytesOf(await client().sharing?.exportAll?.({ format, personId: null }))
      expect(exported.length).toBeGreaterThan(0)
      expect(canaries.filter((canary) => exported.includes(canary))).toEqual([])
    }
  })

  it('no file outside a vault, and none inside one in the clear, holds anything of either', async () => {
    for (const canary of canaries) expect(await filesHolding(canary, [folder])).toEqual([])
    const state = JSON.parse(readFileSync(join(folder, 'vaults.state.json'), 'utf8'))
    expect(Object.keys(state).sort()).toEqual(['certificates', 'extra', 'theme', 'vaults'])
    for (const seen of Object.values(state.vaults as object)) expect(Object.keys(seen).sort()).toEqual(['counter', 'lastOpenedAt', 'path'])
  })

  it('the page keeps nothing in the browser that would outlive it', () => {
    const root = join(import.meta.dirname, '../..')
    const keepers = /\b(localStorage|sessionStorage|indexedDB|caches\.|BroadcastChannel|SharedWorker|document\.cookie)\b/
    const found = globSync('src/{renderer,preload}/**/*.{ts,tsx}', { cwd: root }).filter((file) =>
      keepers.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(found).toEqual([])
  })
})
