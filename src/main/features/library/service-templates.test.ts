import { call } from '@orpc/server'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addPerson, launchCycleFor } from '../../../../tests/support/cycle.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import { ScaleContent, TemplateBody } from '../../../shared/rules/library-content.ts'
import { cyclesRouter as cycles } from '../cycles/index.ts'
import { reviewingRouter as reviewing } from '../reviewing/index.ts'
import { workspaceRouter } from '../workspace/index.ts'
import { libraryRouter as library } from './index.ts'
import { checkForm, formOf } from './rules-forms.ts'
import { shippedScales } from './shipped-scales.ts'
import { shippedTemplates } from './shipped-templates.ts'

let vault: TestVault
const inVault = () => ({ context: vault.context })
beforeEach(async () => {
  vault = await openTestVault()
})
afterEach(() => vault.close())

const year = { startsOn: '2026-01-01', endsOn: '2026-12-31' }

async function ownTemplate(copyOf: string) {
  const { templateId } = await call(library.createTemplate, { copyOf }, inVault())
  const template = (await call(library.templates, undefined, inVault())).find(({ id }) => id === templateId)
  if (!template) throw new Error('the template is gone')
  const { name, description, content } = template
  return { templateId, template: { name, description, content } }
}

describe('what ships', () => {
  it('are scales and templates that can be used as they are', () => {
    for (const [key, scale] of Object.entries(shippedScales)) expect([key, ScaleContent.safeParse(scale).success]).toEqual([key, true])
    for (const [key, template] of Object.entries(shippedTemplates)) {
      expect([key, TemplateBody.safeParse(template).error]).toEqual([key, undefined])
      const form = formOf(template.content)
      if (form) expect([key, checkForm(form).ok]).toEqual([key, true])
    }
    const kinds = Object.values(shippedTemplates).map(({ content }) => content.kind)
    for (const kind of ['cycle', 'form', 'agenda', 'questions'])
      expect(kinds.filter((each) => each === kind).length).toBeGreaterThanOrEqual(5)
  })

  it('stands behind one’s own in the lists, and is copied to be changed', async () => {
    const { scaleId } = await call(library.createScale, { copyOf: 'three-points' }, inVault())
    const scales = await call(library.scales, undefined, inVault())
    expect(scales[0]).toMatchObject({ id: scaleId, name: 'Three points (2)', meets: 2 })
    expect(scales.slice(1).every(({ id }) => id === null)).toBe(true)
  })
})

describe('a rating scale of one’s own', () => {
  it('has two to ten points in rising order, and one of them means “meets”', async () => {
    const { scaleId } = await call(library.createScale, { copyOf: 'three-points' }, inVault())
    const points = Array.from({ length: 10 }, (_, index) => ({ value: index, label: `Step ${index}`, meaning: '' }))
    const scale = { name: 'Ten', points, meets: 5, notApplicable: false }
    await call(library.updateScale, { scaleId, scale }, inVault())
    expect((await call(library.scales, undefined, inVault()))[0]).toMatchObject(scale)
    const refused = (change: object) => call(library.updateScale, { scaleId, scale: { ...scale, ...change } }, inVault())
    await expect(refused({ points: points.toReversed() })).rejects.toMatchObject({ code: 'SCALE_OUT_OF_ORDER' })
    await expect(refused({ points: points.map((point) => ({ ...point, label: 'Same' })) })).rejects.toMatchObject({
      code: 'SCALE_OUT_OF_ORDER',
    })
    await expect(refused({ meets: 11 })).rejects.toMatchObject({ code: 'MEETS_NOT_ON_SCALE' })
    await expect(refused({ points: points.slice(0, 1) })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('is removed and brought back by one undo', async () => {
    const { scaleId } = await call(library.createScale, { copyOf: 'growth' }, inVault())
    const removed = await call(library.removeScale, { scaleId }, inVault())
    expect((await call(library.scales, undefined, inVault())).some(({ id }) => id === scaleId)).toBe(false)
    await call(workspaceRouter.undo, { changeId: removed.id }, inVault())
    expect((await call(library.scales, undefined, inVault())).some(({ id }) => id === scaleId)).toBe(true)
  })
})

describe('a template', () => {
  it('of a cycle gives the phases their proportions and the review its form', async () => {
    const { templateId, template } = await ownTemplate('quarterly-cycle')
    if (template.content.kind !== 'cycle') throw new Error('not a cycle')
    const content = { ...template.content, shares: { planning: 1, coaching: 1, reviewing: 1, action: 1 } }
    await call(library.updateTemplate, { templateId, template: { ...template, content } }, inVault())
    const proposal = await call(cycles.propose, { startsOn: '2026-01-01', endsOn: '2026-01-08', template: templateId }, inVault())
    expect(proposal.phases.map(({ endsOn }) => endsOn)).toEqual(['2026-01-02', '2026-01-04', '2026-01-06', '2026-01-08'])
    expect(proposal.form).toEqual(content.form)
    for (const template of ['weekly-agenda', 'none', '__proto__']) {
      await expect(call(cycles.propose, { ...year, template }, inVault())).rejects.toMatchObject({ code: 'TEMPLATE_NOT_FOUND' })
    }
  })

  it('is the annual one when none is chosen', async () => {
    const chosen = await call(cycles.propose, { ...year, template: 'annual-cycle' }, inVault())
    expect(await call(cycles.propose, year, inVault())).toEqual(chosen)
  })

  it('with a form that cannot be rated by is not saved, and says why', async () => {
    const { templateId, template } = await ownTemplate('annual-form')
    if (template.content.kind !== 'form') throw new Error('not a form')
    const { form } = template.content
    const save = (change: object) =>
      call(
        library.updateTemplate,
        { templateId, template: { ...template, content: { kind: 'form', form: { ...form, ...change } } } },
        inVault(),
      )
    await expect(save({ goalsWeightBp: 5000 })).rejects.toMatchObject({ code: 'FORM_WEIGHTS_NOT_100', data: { totalBp: 9000 } })
    await expect(save({ scale: { ...form.scale, meets: 9 } })).rejects.toMatchObject({ code: 'MEETS_NOT_ON_SCALE' })
    await expect(save({ scale: { ...form.scale, points: form.scale.points.slice(0, 2), meets: 2 } })).rejects.toMatchObject({
      code: 'FORM_OFF_SCALE',
    })
    const agenda = { ...template, content: { kind: 'agenda' as const, items: [] } }
    await expect(call(library.updateTemplate, { templateId, template: agenda }, inVault())).rejects.toMatchObject({
      code: 'TEMPLATE_OF_ANOTHER_KIND',
    })
  })

  it('never changes a review that runs, whatever becomes of it', async () => {
    const { templateId, template } = await ownTemplate('annual-cycle')
    if (template.content.kind !== 'cycle') throw new Error('not a cycle')
    const { content } = template
    const ada = await addPerson(vault, 'Ada Example')
    const proposal = await call(cycles.propose, { ...year, template: templateId }, inVault())
    const { cycle } = await call(cycles.launch, { ...proposal, personIds: [ada] }, inVault())
    const launched = await call(cycles.get, { cycleId: cycle.id }, inVault())
    const participationId = launched.people[0]?.participationId
    if (!participationId) throw new Error('nobody takes part')
    const { reviewId } = await call(reviewing.begin, { participationId }, inVault())
    const before = await call(reviewing.get, { reviewId }, inVault())
    const edits = fc.record({
      title: fc.string({ minLength: 1, maxLength: 40 }),
      goals: fc.integer({ min: 0, max: 10_000 }),
      keep: fc.integer({ min: 0, max: 5 }),
      label: fc.string({ minLength: 1, maxLength: 20 }).filter((label) => label.trim() !== ''),
      remove: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(edits, async ({ title, goals, keep, label, remove }) => {
        const points = content.form.scale.points.map((point) => ({ ...point, label: `${label} ${point.value}` }))
        const form = {
          ...content.form,
          title,
          scale: { ...content.form.scale, points },
          competencies: content.form.competencies.slice(0, keep),
          goalsWeightBp: goals,
          competenciesWeightBp: 10_000 - goals,
        }
        await call(library.updateTemplate, { templateId, template: { ...template, content: { ...content, form } } }, inVault())
        const removed = remove ? await call(library.removeTemplate, { templateId }, inVault()) : null
        expect((await call(cycles.get, { cycleId: cycle.id }, inVault())).form).toEqual(launched.form)
        expect((await call(reviewing.get, { reviewId }, inVault())).form).toEqual(before.form)
        if (removed) await call(workspaceRouter.undo, { changeId: removed.id }, inVault())
      }),
      { numRuns: 15 },
    )
  })
})

describe('a scale that leaves nothing out', () => {
  it('takes no “not seen”, and an older form that never said takes it', async () => {
    const ada = await addPerson(vault, 'Ada Example')
    const rate = async (notApplicable: boolean | undefined, start: string) => {
      const proposal = await call(cycles.propose, { startsOn: start, endsOn: `${start.slice(0, 4)}-12-31` }, inVault())
      const scale = { ...proposal.form.scale, ...(notApplicable === undefined ? {} : { notApplicable }) }
      const { cycle } = await call(cycles.launch, { ...proposal, form: { ...proposal.form, scale }, personIds: [ada] }, inVault())
      const { people } = await call(cycles.get, { cycleId: cycle.id }, inVault())
      const participationId = people[0]?.participationId
      if (!participationId) throw new Error('nobody takes part')
      const { reviewId } = await call(reviewing.begin, { participationId }, inVault())
      const item = { reviewId, kind: 'competency' as const, key: 'learning', by: 'manager' as const, comment: '' }
      return call(reviewing.saveRating, { ...item, score: null, notSeen: true }, inVault())
    }
    await expect(rate(false, '2026-01-01')).rejects.toMatchObject({ code: 'SCORE_NOT_ON_SCALE' })
    await expect(rate(true, '2027-01-01')).resolves.toMatchObject({ savedAt: expect.any(Number) })
    await expect(rate(undefined, '2028-01-01')).resolves.toMatchObject({ savedAt: expect.any(Number) })
  })
})

describe('wording', () => {
  it('is kept with its kind and tags, each tag once', async () => {
    const phrase = { text: 'Keeps promises', kind: 'strength' as const, tags: ['ownership', 'Ownership'] }
    const { phraseId } = await call(library.createPhrase, phrase, inVault())
    expect(await call(library.phrases, undefined, inVault())).toEqual([{ ...phrase, id: phraseId, tags: ['Ownership'] }])
    await call(library.updatePhrase, { phraseId, phrase: { ...phrase, text: 'Keeps every promise', tags: [] } }, inVault())
    expect(await call(library.phrases, undefined, inVault())).toMatchObject([{ text: 'Keeps every promise', tags: [] }])
    await call(library.removePhrase, { phraseId }, inVault())
    expect(await call(library.phrases, undefined, inVault())).toEqual([])
  })
})

describe('an agenda from a template', () => {
  it('is put on the meeting as one change', async () => {
    const { coachingRouter: coaching } = await import('../coaching/index.ts')
    const ada = await addPerson(vault, 'Ada Example')
    await launchCycleFor(vault, [ada])
    const { oneToOneId } = await call(coaching.schedule, { personId: ada, startsAt: vault.deps.now(), minutes: 30 }, inVault())
    const weekly = shippedTemplates['weekly-agenda']?.content
    if (weekly?.kind !== 'agenda') throw new Error('no agenda')
    const change = await call(coaching.addAgendaItems, { oneToOneId, items: [...weekly.items] }, inVault())
    const agenda = async () => (await call(coaching.oneToOne, { oneToOneId }, inVault())).agenda.map(({ title }) => title)
    expect(await agenda()).toEqual(weekly.items.map(({ title }) => title))
    await call(workspaceRouter.undo, { changeId: change.id }, inVault())
    expect(await agenda()).toEqual([])
  })
})
