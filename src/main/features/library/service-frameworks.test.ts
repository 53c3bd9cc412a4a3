import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import type { CompetencyId, FrameworkId } from '../../../shared/kernel/ids.ts'
import { FrameworkHead } from '../../../shared/rules/library-content.ts'
import { workspaceRouter } from '../workspace/index.ts'
import { libraryRouter as library } from './index.ts'

let vault: TestVault
const inVault = () => ({ context: vault.context })
beforeEach(async () => {
  vault = await openTestVault()
})
afterEach(() => vault.close())

async function framework(frameworkId: FrameworkId) {
  return call(library.framework, { frameworkId }, inVault())
}

async function withCompetencies(name: string, competencies: Readonly<Record<string, readonly string[]>>) {
  const { frameworkId } = await call(library.createFramework, { name }, inVault())
  for (const [competency, statements] of Object.entries(competencies)) {
    const { competencyId } = await call(library.addCompetency, { frameworkId, area: '', name: competency }, inVault())
    const fields = { indicators: [{ level: 'l2', statements: [...statements] }] }
    await call(library.updateCompetency, { competencyId, fields }, inVault())
  }
  return frameworkId
}

describe('frameworks that ship', () => {
  it('are those whose files lie in the resources, and each reads to the counts it gives', async () => {
    const files = readdirSync(join(import.meta.dirname, '../../../../resources/library/frameworks')).filter((file) => file !== 'index.json')
    const shipped = await call(library.shippedFrameworks, undefined, inVault())
    expect(shipped.map(({ key }) => `${key}.json`).sort()).toEqual(files.sort())
    expect(shipped.length).toBeGreaterThan(25)
    for (const about of shipped) {
      const read = await call(library.shippedFramework, { key: about.key }, inVault())
      const statements = read.competencies.flatMap(({ indicators }) => indicators.flatMap((each) => each.statements))
      expect([about.key, read.levels.length, read.competencies.length, statements.length]).toEqual([
        about.key,
        about.levels,
        about.competencies,
        about.indicators,
      ])
      expect(about.credit).not.toBe('')
      expect(FrameworkHead.shape.name.safeParse(about.title).success).toBe(true)
    }
  })

  it('are adopted as a copy with their notice, whole or in part, and undone at once', async () => {
    const { frameworkId } = await call(library.adoptFramework, { key: 'uk-gdad', places: null }, inVault())
    const whole = await framework(frameworkId)
    expect(whole.competencies).toHaveLength(188)
    expect(whole.notice).toContain('Open Government Licence v3.0')
    const part = await call(library.adoptFramework, { key: 'monzo-people', places: [0, 2] }, inVault())
    const adopted = await framework(part.frameworkId)
    expect(adopted.competencies).toHaveLength(2)
    expect(adopted.notice).toContain('Monzo Bank Limited')
    await call(workspaceRouter.undo, { changeId: part.change.id }, inVault())
    await expect(framework(part.frameworkId)).rejects.toMatchObject({ code: 'FRAMEWORK_NOT_FOUND' })
    const again = await call(library.adoptFramework, { key: 'uk-gdad', places: null }, inVault())
    expect((await framework(again.frameworkId)).name).toBe(`${whole.name} (2)`)
  })

  it('come into no vault in parts that are not there', async () => {
    await expect(call(library.adoptFramework, { key: 'monzo-people', places: [400] }, inVault())).rejects.toMatchObject({
      code: 'FRAMEWORK_NOT_FOUND',
    })
  })
})

describe('a framework of one’s own', () => {
  it('is put into another order by hand, which lasts through adding, and is undone at once', async () => {
    const frameworkId = await withCompetencies('Ours', { One: [], Two: [], Three: [] })
    const names = async () => (await framework(frameworkId)).competencies.map(({ name }) => name)
    const ids = new Map((await framework(frameworkId)).competencies.map(({ id, name }) => [name, id]))
    const order = ['Three', 'One'].map((name) => ids.get(name) as CompetencyId)
    const change = await call(library.orderCompetencies, { frameworkId, order }, inVault())
    expect(await names()).toEqual(['Three', 'One', 'Two'])
    await call(library.addCompetency, { frameworkId, area: '', name: 'Four' }, inVault())
    expect(await names()).toEqual(['Three', 'One', 'Two', 'Four'])
    await call(workspaceRouter.undo, { changeId: change.id }, inVault())
    expect(await names()).toEqual(['One', 'Two', 'Three', 'Four'])
  })

  it('takes no order with a competency of another framework in it', async () => {
    const [one, other] = [await withCompetencies('Ours', { One: [] }), await withCompetencies('Theirs', { Other: [] })]
    const order = (await framework(other)).competencies.map(({ id }) => id)
    await expect(call(library.orderCompetencies, { frameworkId: one, order }, inVault())).rejects.toMatchObject({
      code: 'COMPETENCY_NOT_FOUND',
    })
  })

  it('is adapted: renamed, its levels changed, a statement struck', async () => {
    const id = await withCompetencies('Ours', { Welding: ['Tacks a seam', 'Welds overhead'] })
    const levels = [
      { key: 'l2', name: 'Does it', description: 'Alone' },
      { key: 'l9', name: 'Teaches it', description: '' },
    ]
    await call(library.updateFramework, { frameworkId: id, fields: { name: 'Workshop', levels } }, inVault())
    const [competency] = (await framework(id)).competencies
    if (!competency) throw new Error('no competency')
    await call(
      library.updateCompetency,
      { competencyId: competency.id, fields: { indicators: [{ level: 'l2', statements: ['Tacks a seam'] }] } },
      inVault(),
    )
    expect(await framework(id)).toMatchObject({
      name: 'Workshop',
      levels,
      competencies: [{ indicators: [{ level: 'l2', statements: ['Tacks a seam'] }] }],
    })
  })

  it('shows nothing that was said at a level it no longer has', async () => {
    const id = await withCompetencies('Ours', { Welding: ['Tacks a seam'] })
    await call(library.updateFramework, { frameworkId: id, fields: { levels: [{ key: 'l1', name: 'One', description: '' }] } }, inVault())
    expect((await framework(id)).competencies[0]?.indicators).toEqual([])
  })

  it('has no two levels of one name', async () => {
    const id = await withCompetencies('Ours', {})
    const levels = ['l1', 'l2'].map((key) => ({ key, name: key === 'l1' ? 'Same' : 'same', description: '' }))
    await expect(call(library.updateFramework, { frameworkId: id, fields: { levels } }, inVault())).rejects.toMatchObject({
      code: 'LEVEL_NAMES_REPEAT',
    })
  })

  it('takes five hundred competencies and no more', async () => {
    const csv = `competency\n${Array.from({ length: 500 }, (_, index) => `Skill ${index}`).join('\n')}\n`
    const file = new File([csv], 'Many.csv')
    const preview = await call(library.previewFramework, { fileName: file.name, file }, inVault())
    const { frameworkId } = await call(library.importFramework, { token: preview.token, skipProblems: false }, inVault())
    await expect(call(library.addCompetency, { frameworkId, area: '', name: 'One more' }, inVault())).rejects.toMatchObject({
      code: 'FRAMEWORK_FULL',
    })
  })
})

describe('merging', () => {
  it('makes one competency of two: what both say stands once, and one undo parts them again', async () => {
    const id = await withCompetencies('Ours', { Welding: ['Tacks a seam', 'Welds overhead'], Joining: ['Tacks a seam.', 'Solders'] })
    const [into, from] = (await framework(id)).competencies
    if (!into || !from) throw new Error('two competencies are needed')
    const merged = await call(library.mergeCompetencies, { intoId: into.id, fromId: from.id }, inVault())
    expect((await framework(id)).competencies).toMatchObject([
      { name: 'Welding', indicators: [{ statements: ['Tacks a seam', 'Welds overhead', 'Solders'] }] },
    ])
    await call(workspaceRouter.undo, { changeId: merged.id }, inVault())
    expect((await framework(id)).competencies).toHaveLength(2)
    const elsewhere = await withCompetencies('Other', { Turning: ['Turns'] })
    const [other] = (await framework(elsewhere)).competencies
    await expect(call(library.mergeCompetencies, { intoId: into.id, fromId: other?.id ?? into.id }, inVault())).rejects.toMatchObject({
      code: 'COMPETENCY_NOT_FOUND',
    })
  })

  it('shows which competencies of two frameworks say the same, joins those and adds the others', async () => {
    const ours = await withCompetencies('Ours', { Welding: ['Tacks a seam', 'Welds overhead'], Turning: ['Turns'] })
    const theirs = await withCompetencies('Theirs', { Joining: ['welds overhead', 'Solders'], Milling: ['Mills'], turning: ['Turns fast'] })
    const found = await call(library.frameworkDuplicates, { intoId: ours, fromId: theirs }, inVault())
    expect(found).toMatchObject([
      { name: 'Welding', fromName: 'Joining', sharedStatements: 1 },
      { name: 'Turning', fromName: 'turning', sharedStatements: 0 },
    ])
    const pairs = found.map(({ intoId, fromId }) => ({ intoId, fromId }))
    const { id: changeId } = await call(library.mergeFrameworks, { intoId: ours, fromId: theirs, pairs }, inVault())
    expect((await framework(ours)).competencies).toMatchObject([
      { name: 'Welding', indicators: [{ statements: ['Tacks a seam', 'Welds overhead', 'Solders'] }] },
      { name: 'Turning', indicators: [{ statements: ['Turns', 'Turns fast'] }] },
      { name: 'Milling', indicators: [{ level: 'l2', statements: ['Mills'] }] },
    ])
    await expect(framework(theirs)).rejects.toMatchObject({ code: 'FRAMEWORK_NOT_FOUND' })
    await call(workspaceRouter.undo, { changeId }, inVault())
    expect((await framework(theirs)).competencies).toHaveLength(3)
    expect((await framework(ours)).competencies).toHaveLength(2)
  })

  it('keeps the notices of both, and levels of another name beside one’s own', async () => {
    const monzo = (await call(library.adoptFramework, { key: 'monzo-people', places: [0] }, inVault())).frameworkId
    const gdad = (await call(library.adoptFramework, { key: 'uk-gdad', places: [0] }, inVault())).frameworkId
    await call(library.mergeFrameworks, { intoId: monzo, fromId: gdad, pairs: [] }, inVault())
    const merged = await framework(monzo)
    expect(merged.levels.map(({ name }) => name)).toEqual([
      ...Array.from({ length: 7 }, (_, index) => `Level ${index + 1}`),
      'Awareness',
      'Working',
      'Practitioner',
      'Expert',
    ])
    expect(merged.notice).toContain('Monzo')
    expect(merged.notice).toContain('Open Government')
    expect(merged.competencies[1]?.indicators.map(({ level }) => level)).toEqual(['l8', 'l9', 'l10', 'l11'])
  })
})

describe('a framework from a CSV', () => {
  it('is what was exported, and a preview alone changes nothing', async () => {
    const { frameworkId } = await call(library.adoptFramework, { key: 'ft-engineering', places: null }, inVault())
    const file = await call(library.exportFramework, { frameworkId }, inVault())
    const preview = await call(library.previewFramework, { fileName: file.name, file }, inVault())
    expect(preview).toMatchObject({ competencies: 9, statements: 72, problems: [] })
    expect(await call(library.frameworks, undefined, inVault())).toHaveLength(1)
    const imported = await call(library.importFramework, { token: preview.token, skipProblems: false }, inVault())
    const [one, other] = [await framework(frameworkId), await framework(imported.frameworkId)]
    const said = ({ competencies, levels, notice, description }: typeof one) => ({
      levels,
      notice,
      description,
      competencies: competencies.map(({ id: _, ...content }) => content),
    })
    expect(said(other)).toEqual(said(one))
  })

  it('with a row that cannot be read is imported only when that row may be left out', async () => {
    const file = new File(['competency,level,text\nWelding,Basic,Tacks\n,Basic,Nobody\n'], 'Shop.csv')
    const preview = await call(library.previewFramework, { fileName: file.name, file }, inVault())
    expect(preview.problems).toEqual([{ row: 3, code: 'no-competency', value: 'Nobody' }])
    const { token } = preview
    await expect(call(library.importFramework, { token, skipProblems: false }, inVault())).rejects.toMatchObject({
      code: 'ROWS_HAVE_PROBLEMS',
      data: { rows: 1 },
    })
    expect(await call(library.frameworks, undefined, inVault())).toEqual([])
    await call(library.importFramework, { token, skipProblems: true }, inVault())
    expect(await call(library.frameworks, undefined, inVault())).toMatchObject([{ name: 'Shop', competencies: 1 }])
  })

  it('is refused in words: no text, no heading that names a competency', async () => {
    const ask = (parts: BlobPart[]) => call(library.previewFramework, { fileName: 'a.csv', file: new File(parts, 'a.csv') }, inVault())
    await expect(ask([new Uint8Array([80, 75, 0, 0])])).rejects.toMatchObject({ code: 'FILE_NOT_TEXT' })
    await expect(ask(['colour,size\nred,2'])).rejects.toMatchObject({ code: 'NO_COMPETENCY_COLUMN' })
  })
})
