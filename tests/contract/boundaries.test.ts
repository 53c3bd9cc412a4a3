import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const config = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as {
  forbidden: IForbiddenRuleType[]
  options: ICruiseOptions
}

/** One breach per rule: the file that breaks it and what the file says. */
const breaches: Record<string, { file: string; text: string }> = {
  'shared-is-a-leaf': { file: 'src/shared/rules/leaf.ts', text: `import '../../main/kernel/target.ts'` },
  'shared-no-node': { file: 'src/shared/kernel/node.ts', text: `import 'node:fs'` },
  'renderer-knows-only-shared': { file: 'src/renderer/rpc/main.ts', text: `import '../../main/kernel/target.ts'` },
  'renderer-no-node': { file: 'src/renderer/screens/a/node.ts', text: `import 'node:path'` },
  'reader-stands-alone': { file: 'src/reader/rpc.ts', text: `import '../renderer/rpc/target.ts'` },
  'main-ignores-renderer': { file: 'src/main/kernel/ui.ts', text: `import '../../renderer/components/target.ts'` },
  'preload-hands-over': { file: 'src/preload/logic.ts', text: `import '../main/kernel/target.ts'` },
  'rules-are-pure': { file: 'src/main/features/coaching/rules.ts', text: `import 'kysely'` },
  'schema-is-types': { file: 'src/main/features/coaching/schema.ts', text: `import '../../kernel/target.ts'` },
  'queries-do-not-decide': { file: 'src/main/features/coaching/queries.ts', text: `import './service.ts'` },
  'service-is-not-transport': { file: 'src/main/features/coaching/service.ts', text: `import '@orpc/server'` },
  'features-meet-at-the-door': { file: 'src/main/features/coaching/router.ts', text: `import '../people/queries.ts'` },
  'private-stays-out-of-packages': { file: 'src/main/features/sharing/build.ts', text: `import '../coaching/index.ts'` },
  'electron-at-the-edge': { file: 'src/main/features/people/service.ts', text: `import 'electron'` },
  'sqlite-in-db-only': { file: 'src/main/features/people/queries.ts', text: `import 'better-sqlite3'` },
  'keys-in-the-vault': { file: 'src/main/features/people/router.ts', text: `import '../../db/connection.ts'` },
  'components-only-show': { file: 'src/renderer/components/Store.ts', text: `import 'zustand'` },
  'screens-do-not-meet': { file: 'src/renderer/screens/a/other.ts', text: `import '../b/target.ts'` },
  'product-without-tests': { file: 'src/main/jobs/fixture.ts', text: `import '../../../tests/target.ts'` },
  'no-cycles': { file: 'src/main/kernel/one.ts', text: `import './two.ts'` },
}

/** What the breaches point at; innocent by themselves. */
const targets: Record<string, string> = {
  'src/main/kernel/target.ts': 'export const target = 1',
  'src/main/kernel/two.ts': `import './one.ts'`,
  'src/main/db/connection.ts': 'export const open = 1',
  'src/main/features/coaching/index.ts': 'export const door = 1',
  'src/renderer/components/target.ts': 'export const target = 1',
  'src/renderer/rpc/target.ts': 'export const target = 1',
  'src/renderer/screens/b/target.ts': 'export const target = 1',
  'tests/target.ts': 'export const target = 1',
}

async function cruised(folder: string): Promise<ICruiseResult> {
  const { output } = await cruise(['src'], {
    ...config.options,
    tsConfig: {},
    ruleSet: { forbidden: config.forbidden },
    validate: true,
    baseDir: folder,
  })
  if (typeof output === 'string') throw new Error('expected a result object')
  return output
}

describe('who may import whom', () => {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-boundaries-'))
  let reported: Set<string>

  beforeAll(async () => {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    const planted = Object.fromEntries(Object.values(breaches).map(({ file, text }) => [file, text]))
    for (const [file, text] of Object.entries({ ...targets, ...planted })) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), `${text}\n`)
    }
    const result = await cruised(folder)
    reported = new Set(result.summary.violations.map((violation) => `${violation.rule.name} ${violation.from}`))
  }, 60_000)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('plants a breach of every rule there is', () => {
    expect(Object.keys(breaches).sort()).toEqual(config.forbidden.map((rule) => rule.name).sort())
  })

  it.each(Object.entries(breaches))('reports a breach of "%s"', (name, { file }) => {
    expect([...reported]).toContain(`${name} ${file}`)
  })
})
