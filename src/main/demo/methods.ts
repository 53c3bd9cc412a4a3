import type { PhraseContent } from '../../shared/rules/library-content.ts'
import type { Stage } from './stage.ts'

const phrases: readonly PhraseContent[] = [
  { text: 'Says early when a date is at risk, and brings two ways out.', kind: 'strength', tags: ['Ownership'] },
  { text: 'Writes so that production and purchasing can work from the same page.', kind: 'strength', tags: ['Communication'] },
  { text: 'Waits for the cause to be known before changing the drawing.', kind: 'strength', tags: ['Problem solving'] },
  { text: 'Finishes what is closely agreed; what nobody asked for is left to others.', kind: 'development', tags: ['Ownership'] },
  { text: 'Shares what failed only when asked; the team learns it a second time.', kind: 'development', tags: ['Learning'] },
  { text: 'In … (month), when …, this led to …', kind: 'example', tags: [] },
  { text: 'By … (date): one procedure handed over, and looked at together in the one-to-one after it.', kind: 'next-step', tags: [] },
  { text: 'This review looks at the whole year; each point rests on what is cited beside it.', kind: 'opening', tags: [] },
]

/** What the firm judges by of its own: a framework it adopted and changed, a scale, templates and wording. */
export async function seedMethods(stage: Stage): Promise<void> {
  const { library } = stage.app
  stage.goTo(stage.day(366 + 318), '10:00')
  const { frameworkId } = await library.adoptFramework({ key: 'monzo-generic', places: null })
  await library.updateFramework({
    frameworkId,
    fields: { name: 'Working at Adventure Works', description: 'For every job that has no framework of its own. Six levels.' },
  })
  const { competencies } = await library.framework({ frameworkId })
  const [first] = competencies
  if (first) await library.updateCompetency({ competencyId: first.id, fields: { area: 'How the work is done' } })
  await library.adoptFramework({ key: 'uk-behaviours', places: [2, 4, 5, 6, 8] })

  stage.goTo(stage.day(340), '10:00')
  const { scaleId } = await library.createScale({ copyOf: 'four-points' })
  const four = (await library.scales()).find(({ id }) => id === scaleId)
  if (four) {
    const { points, meets } = four
    await library.updateScale({ scaleId, scale: { name: 'Workshop, four points', points, meets, notApplicable: false } })
  }
  await ownTemplate(stage, 'quarterly-cycle', 'Quarter in production', 'For lines 1 to 7: goals every quarter, little to write.')
  await ownTemplate(stage, 'weekly-agenda', 'Design round', 'Weekly with each engineer, half an hour.')
  for (const phrase of phrases) await library.createPhrase(phrase)
}

async function ownTemplate(stage: Stage, copyOf: string, name: string, description: string): Promise<void> {
  const { library } = stage.app
  const { templateId } = await library.createTemplate({ copyOf })
  const made = (await library.templates()).find(({ id }) => id === templateId)
  if (made) await library.updateTemplate({ templateId, template: { name, description, content: made.content } })
}
