import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { call } from '@orpc/server'
import fc from 'fast-check'
import { type KyselyPlugin, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { seatFirm } from '../../../../tests/support/firm.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import { emptyJob } from '../../../shared/rules/job-profile.ts'
import { licencesFor } from '../../../shared/rules/licences.ts'
import { coachingRouter as coaching } from '../coaching/index.ts'
import { reviewingRouter as reviewing } from '../reviewing/index.ts'
import { workspaceRouter } from '../workspace/index.ts'
import { libraryRouter as library } from './index.ts'
import { exportMethod, readMethod } from './service-method.ts'

let [source, target]: TestVault[] = []
const at = (vault: TestVault | undefined) => {
  if (!vault) throw new Error('no vault')
  return { context: vault.context }
}
beforeEach(async () => {
  source = await openTestVault()
  target = await openTestVault()
})
afterEach(async () => {
  await source?.close()
  await target?.close()
})

const PARTS = ['frameworks', 'scales', 'templates', 'phrases', 'jobProfiles'] as const

async function fillLibrary(vault: TestVault | undefined): Promise<void> {
  await call(library.adoptFramework, { key: 'uk-behaviours', places: null }, at(vault))
  const { frameworkId } = await call(library.createFramework, { name: 'Workshop' }, at(vault))
  const { competencyId } = await call(library.addCompetency, { frameworkId, area: 'Craft', name: 'Welding' }, at(vault))
  const fields = { indicators: [{ level: 'l1', statements: ['Tacks a seam'] }] }
  await call(library.updateCompetency, { competencyId, fields }, at(vault))
  await call(library.createScale, { copyOf: 'three-points' }, at(vault))
  await call(library.createTemplate, { copyOf: 'annual-cycle' }, at(vault))
  await call(library.createTemplate, { copyOf: 'weekly-agenda' }, at(vault))
  await call(library.createPhrase, { text: 'Keeps promises', kind: 'strength', tags: ['ownership'] }, at(vault))
}

async function fileOf(vault: TestVault | undefined, parts: readonly (typeof PARTS)[number][] = PARTS): Promise<File> {
  return call(library.exportMethod, { name: 'Our method', parts: [...parts] }, at(vault))
}

async function takeAll(vault: TestVault | undefined, file: File, whenChanged: 'replace' | 'keep-both' = 'replace') {
  const preview = await call(library.previewMethod, { file }, at(vault))
  const ids = preview.items.map(({ id }) => id)
  return { preview, imported: await call(library.importMethod, { token: preview.token, ids, whenChanged }, at(vault)) }
}

async function libraryOf(vault: TestVault | undefined) {
  const heads = await call(library.frameworks, undefined, at(vault))
  const frameworks = await Promise.all(heads.map(({ id }) => call(library.framework, { frameworkId: id }, at(vault))))
  return {
    frameworks: frameworks.map(({ updatedAt: _, ...framework }) => framework),
    scales: (await call(library.scales, undefined, at(vault))).filter(({ id }) => id !== null),
    templates: (await call(library.templates, undefined, at(vault))).filter(({ id }) => id !== null),
    phrases: await call(library.phrases, undefined, at(vault)),
  }
}

describe('a method carried to another vault', () => {
  it('arrives as it was, and a second import changes nothing', async () => {
    await fillLibrary(source)
    const file = await fileOf(source)
    expect(file.name).toBe('Our method.perennial-method.json')
    const { preview, imported } = await takeAll(target, file)
    expect(preview.items.map(({ standing }) => standing)).toEqual(Array(6).fill('new'))
    expect(imported).toMatchObject({ added: 6, replaced: 0 })
    expect(await libraryOf(target)).toEqual(await libraryOf(source))
    const again = await takeAll(target, file)
    expect(again.preview.items.map(({ standing }) => standing)).toEqual(Array(6).fill('same'))
    expect(again.imported).toEqual({ change: null, added: 0, replaced: 0 })
  })

  it('is taken back whole by one undo, and can then be imported again', async () => {
    await fillLibrary(source)
    const file = await fileOf(source)
    const { imported } = await takeAll(target, file)
    if (!imported.change) throw new Error('nothing was imported')
    await call(workspaceRouter.undo, { changeId: imported.change.id }, at(target))
    expect(await libraryOf(target)).toEqual({ frameworks: [], scales: [], templates: [], phrases: [] })
    expect((await takeAll(target, file)).imported.added).toBe(6)
  })

  it('replaces what differs, or keeps both, and either way is done once', async () => {
    await fillLibrary(source)
    await takeAll(target, await fileOf(source))
    const [framework] = (await libraryOf(source)).frameworks.filter(({ name }) => name === 'Workshop')
    const [competency] = framework?.competencies ?? []
    if (!framework || !competency) throw new Error('no competency')
    const fields = { description: 'Joins metal', indicators: [{ level: 'l1', statements: ['Tacks a seam', 'Welds overhead'] }] }
    await call(library.updateCompetency, { competencyId: competency.id, fields }, at(source))
    await call(library.addCompetency, { frameworkId: framework.id, area: 'Craft', name: 'Turning' }, at(source))
    const file = await fileOf(source)

    const both = await takeAll(target, file, 'keep-both')
    expect(both.preview.items.filter(({ standing }) => standing === 'changed').map(({ name }) => name)).toEqual(['Workshop'])
    expect(both.imported).toMatchObject({ added: 1, replaced: 0 })
    expect((await libraryOf(target)).frameworks.map(({ name }) => name)).toContain('Workshop (2)')
    expect((await takeAll(target, file, 'keep-both')).imported.change).toBeNull()

    if (!both.imported.change) throw new Error('nothing was imported')
    await call(workspaceRouter.undo, { changeId: both.imported.change.id }, at(target))
    expect((await takeAll(target, file, 'replace')).imported).toMatchObject({ added: 0, replaced: 1 })
    expect(await libraryOf(target)).toEqual(await libraryOf(source))
  })

  it('takes only what was chosen', async () => {
    await fillLibrary(source)
    const preview = await call(library.previewMethod, { file: await fileOf(source) }, at(target))
    const ids = preview.items.filter(({ part }) => part === 'phrases').map(({ id }) => id)
    await call(library.importMethod, { token: preview.token, ids, whenChanged: 'replace' }, at(target))
    const { phrases, frameworks } = await libraryOf(target)
    expect([phrases.length, frameworks.length]).toEqual([1, 0])
  })

  it('is not imported on a preview that the library has left behind', async () => {
    await fillLibrary(source)
    const preview = await call(library.previewMethod, { file: await fileOf(source) }, at(target))
    await fillLibrary(target)
    const ids = preview.items.map(({ id }) => id)
    await expect(call(library.importMethod, { token: preview.token, ids, whenChanged: 'replace' }, at(target))).rejects.toMatchObject({
      code: 'LIBRARY_CHANGED',
    })
  })
})

describe('jobs in a method', () => {
  it('come along with the competencies they name, and fill a job that so far only had its title', async () => {
    await fillLibrary(source)
    const workshop = (await libraryOf(source)).frameworks.find(({ name }) => name === 'Workshop')
    const competencyId = workshop?.competencies[0]?.id ?? null
    const lead = (await call(library.addJob, { title: 'Lead welder' }, at(source))).jobProfileId
    const welder = (await call(library.addJob, { title: 'Welder' }, at(source))).jobProfileId
    const competency = { key: 'c1', competencyId, name: 'Welding', source: 'Workshop', description: '', level: 'Working', meaning: '' }
    for (const [jobProfileId, title, next] of [
      [lead, 'Lead welder', null],
      [welder, 'Welder', lead],
    ] as const) {
      const careerPaths = next ? [{ key: 'p1', jobProfileId: next, title: 'Lead welder', needs: '' }] : []
      const content = { ...emptyJob(title, 'Joins metal'), competencies: [competency], careerPaths }
      await call(library.keepJobDraft, { jobProfileId, content }, at(source))
      await call(library.publishJob, { jobProfileId, reason: '' }, at(source))
    }
    const own = (await call(library.addJob, { title: 'welder' }, at(target))).jobProfileId
    await call(library.discardJobDraft, { jobProfileId: own }, at(target)).catch(() => undefined)
    const { preview, imported } = await takeAll(target, await fileOf(source))
    expect(preview.items.filter(({ part }) => part === 'jobProfiles').map(({ name, standing }) => [name, standing])).toEqual([
      ['Lead welder', 'new'],
      ['Welder', 'new'],
    ])
    const jobs = await call(library.jobs, undefined, at(target))
    expect(jobs.map(({ title, version }) => [title, version])).toEqual([
      ['Lead welder', 1],
      ['Welder', 1],
    ])
    const [leadHere, here] = jobs
    expect(here?.id).toBe(own)
    const { versions } = await call(library.job, { jobProfileId: own }, at(target))
    const weldingHere = (await libraryOf(target)).frameworks.find(({ name }) => name === 'Workshop')?.competencies[0]?.id
    expect(versions[0]?.content).toMatchObject({
      competencies: [{ competencyId: weldingHere }],
      careerPaths: [{ jobProfileId: leadHere?.id }],
    })
    expect((await takeAll(target, await fileOf(source))).imported.change).toBeNull()
    if (!imported.change) throw new Error('nothing was imported')
    await call(workspaceRouter.undo, { changeId: imported.change.id }, at(target))
    expect((await call(library.jobs, undefined, at(target))).map(({ title }) => title)).toEqual(['welder'])
  })
})

describe('a job with competencies of a shipped framework', () => {
  it('carries what their licence asks to be said into the file, and to whoever takes it', async () => {
    const { frameworkId } = await call(library.adoptFramework, { key: 'ft-engineering', places: [0, 1] }, at(source))
    const framework = await call(library.framework, { frameworkId }, at(source))
    const { jobProfileId } = await call(library.addJob, { title: 'Engineer' }, at(source))
    const one = { key: 'c1', competencyId: framework.competencies[0]?.id ?? null, name: 'Technical', source: framework.name }
    const content = { ...emptyJob('Engineer', 'Builds'), competencies: [{ ...one, description: '', level: '', meaning: '' }] }
    await call(library.keepJobDraft, { jobProfileId, content }, at(source))
    await call(library.publishJob, { jobProfileId, reason: '' }, at(source))
    const file = await fileOf(source)
    const { jobProfiles } = JSON.parse(await file.text())
    expect(jobProfiles).toMatchObject([{ competencies: [{ notice: framework.notice }] }])
    expect(framework.notice).toContain('MIT')
    await takeAll(target, file)
    const [job] = await call(library.jobs, undefined, at(target))
    const read = await call(library.job, { jobProfileId: job?.id as never }, at(target))
    expect(read.versions[0]?.content.competencies).toMatchObject([{ notice: framework.notice }])
    expect((await takeAll(target, await fileOf(source))).imported.change).toBeNull()
  })
})

describe('the licence of what others wrote', () => {
  it('goes into the file in full, once for all that is under it, and into no file that needs none', async () => {
    await fillLibrary(source)
    expect(JSON.parse(await (await fileOf(source)).text())).not.toHaveProperty('licences')
    await call(library.adoptFramework, { key: 'monzo-generic', places: [0] }, at(source))
    await call(library.adoptFramework, { key: 'dropbox-software-engineer', places: [0] }, at(source))
    await call(library.adoptFramework, { key: 'engineering-ladders', places: [0] }, at(source))
    const file = await fileOf(source)
    const { licences } = JSON.parse(await file.text())
    expect(licences.map(({ title }: { title: string }) => title)).toEqual([
      'MIT licence, Monzo',
      'Apache License 2.0, Dropbox and engineeringladders',
    ])
    expect(licences[0].text).toContain('The above copyright notice and this permission notice shall be included')
    expect(licences[1].text).toContain('END OF TERMS AND CONDITIONS')
    const { preview } = await takeAll(target, file)
    expect(preview.items).toHaveLength(9)
    expect((await takeAll(target, await fileOf(target))).imported.change).toBeNull()
  })

  it('is at hand for every framework and question set that ships under one, word for word as its authors gave it', async () => {
    const notice = readFileSync(join(import.meta.dirname, '../../../../resources/library/NOTICE.txt'), 'utf8')
    const licences = await call(library.licences, undefined, at(source))
    expect(licences.map(({ text }) => notice.includes(text))).toEqual(licences.map(() => true))
    const shipped = await call(library.shippedFrameworks, undefined, at(source))
    const sets = (await call(library.templates, undefined, at(source))).filter(({ notice: credit }) => /MIT|Apache/.test(credit))
    const notices = [
      ...shipped.filter(({ licence }) => /MIT|Apache/.test(licence)).map(({ credit }) => credit),
      ...sets.map(({ notice: credit }) => credit),
    ]
    expect(notices.length).toBeGreaterThan(25)
    expect(sets).not.toEqual([])
    expect(notices.filter((each) => licencesFor(licences, [each]).length !== 1)).toEqual([])
  })
})

describe('a method file', () => {
  it('reads from the tables of the library and from no other', async () => {
    await fillLibrary(source)
    const read = new Set<string>()
    const recorder: KyselyPlugin = {
      transformQuery: ({ node }) => {
        for (const [, table] of JSON.stringify(node).matchAll(
          /"kind":"TableNode".*?"identifier":\{"kind":"IdentifierNode","name":"(\w+)"/g,
        ))
          read.add(table ?? '')
        return node
      },
      transformResult: async ({ result }) => result,
    }
    if (!source) throw new Error('no vault')
    await exportMethod({ ...source.deps, db: source.deps.db.withPlugin(recorder) }, 'Our method', PARTS)
    expect(read.size).toBeGreaterThan(4)
    const allowed = /^(framework|competency|rating_scale|template|private_phrase|job_\w+)$/
    expect([...read].filter((table) => !allowed.test(table))).toEqual([])
  })

  it('holds no word, name or id of anything else in the vault', async () => {
    if (!source) throw new Error('no vault')
    const firm = await seatFirm(source)
    await fillLibrary(source)
    const note = { personId: firm.gail, from: 'Somebody Outside', observedOn: '2026-05-20', kind: 'feedback' as const }
    await call(coaching.keepNote, { ...note, body: 'canary-feedback-3f1c' }, at(source))
    await call(coaching.keepNote, { ...note, kind: 'private', from: '', body: 'canary-private-91ab' }, at(source))
    const { reviewId } = await call(reviewing.begin, { participationId: firm.participationId }, at(source))
    await call(reviewing.saveText, { reviewId, part: 'privateAssessment', body: 'canary-assessment-77' }, at(source))
    const text = await (await fileOf(source)).text()
    const { rows } = await sql<{ tbl: string }>`
      SELECT name AS tbl FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT GLOB 'sqlite_*'`.execute(
      source.deps.db,
    )
    const library = /^(framework|competency|rating_scale|template|private_phrase|job_\w+|history|change|open_change|schema_migration)$/
    let looked = 0
    for (const { tbl } of rows.filter((row) => !library.test(row.tbl))) {
      const { rows: all } = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(tbl)}`.execute(source.deps.db)
      for (const value of all.flatMap((row) => Object.values(row))) {
        // A word alone, such as the state of a review, says nothing about anybody.
        if (typeof value !== 'string' || value.length < 6 || /^[a-z-]+$/.test(value)) continue
        looked += 1
        expect([tbl, value, text.includes(value)]).toEqual([tbl, value, false])
      }
    }
    expect(looked).toBeGreaterThan(40)
  })

  it('warns where a text of the library names somebody of this vault', async () => {
    if (!source) throw new Error('no vault')
    await seatFirm(source)
    await fillLibrary(source)
    expect((await call(library.methodContents, undefined, at(source))).mentions).toEqual([])
    await call(library.createPhrase, { text: 'As **Gail Erickson** did in May', kind: 'example', tags: [] }, at(source))
    const { counts, mentions } = await call(library.methodContents, undefined, at(source))
    expect(counts).toMatchObject({ frameworks: 2, scales: 1, templates: 2, phrases: 2 })
    expect(mentions).toEqual([{ part: 'phrases', name: 'As **Gail Erickson** did in May', found: 'Gail Erickson' }])
  })

  it('that is damaged, holds more than a method, or is newer is refused and changes nothing', async () => {
    await fillLibrary(source)
    const good = JSON.parse(await (await fileOf(source)).text())
    const ask = (value: unknown) =>
      call(library.previewMethod, { file: new File([typeof value === 'string' ? value : JSON.stringify(value)], 'a.json') }, at(target))
    const bad = [
      'nothing',
      '[]',
      { ...good, people: [{ name: 'Gail' }] },
      { ...good, phrases: [{ ...good.phrases[0], personId: 'x' }] },
      { ...good, phrases: [good.phrases[0], good.phrases[0]] },
      { ...good, scales: [{ ...good.scales[0], points: [] }] },
      { ...good, frameworks: [{ ...good.frameworks[0], id: '../etc' }] },
      JSON.stringify(good).replace('{', '{"__proto__":{"polluted":1},'),
    ]
    for (const value of bad) await expect(ask(value)).rejects.toMatchObject({ code: 'NOT_A_METHOD' })
    await expect(ask({ ...good, version: 2, seasons: [] })).rejects.toMatchObject({ code: 'METHOD_TOO_NEW', data: { version: 2 } })
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expect(await libraryOf(target)).toEqual({ frameworks: [], scales: [], templates: [], phrases: [] })
  })

  it('cut off or changed at any place is read as a whole or not at all', async () => {
    await fillLibrary(source)
    const text = await (await fileOf(source)).text()
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length - 3 }), (length) => readMethod(text.slice(0, length)).ok === false),
      { numRuns: 50 },
    )
  })
})
