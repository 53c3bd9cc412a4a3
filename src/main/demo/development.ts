import type { ActionKind, TrainingFields } from '../../shared/contract/developing.ts'
import type { PersonRow } from '../../shared/contract/people.ts'
import type { JobCompetency } from '../../shared/rules/job-profile.ts'
import type { Stage } from './stage.ts'

const GAIL = '11'
const SHARON = '274'
const SENIOR = 'Senior Design Engineer'

type Offer = readonly [provider: string, hours: number, cost: number | null]

const course = (title: string, [provider, hours, cost]: Offer, competencies: string[]): TrainingFields => ({
  ...{ title, provider, hours, competencies, currency: 'EUR', costMinor: cost === null ? null : cost * 100 },
  description: '',
})

const catalogue: readonly TrainingFields[] = [
  course('Technical writing for engineers', ['Everett College', 16, 680], ['Communication']),
  course('Presenting to a decision', ['Adventure Works, in house', 8, null], ['Communication']),
  course('Root cause in production', ['Adventure Works, in house', 12, null], ['Problem solving']),
  course('Tolerances and datums, level 2', ['Metrology Institute', 24, 1240], ['Problem solving', 'Learning']),
  course('First months as a lead', ['Northwest Leadership Guild', 20, 1450], ['Collaboration', 'Ownership']),
  course('Talks that go wrong, and how they are saved', ['Northwest Leadership Guild', 8, 390], ['Collaboration', 'Communication']),
  course('Planning with suppliers', ['Adventure Works, in house', 6, null], ['Ownership']),
]

/** What a senior engineer is asked, in the words of the scale that reviews use. */
const asked: readonly (readonly [name: string, level: string, meaning: string])[] = [
  ['Problem solving', 'Exceeds', 'Finds what causes a problem in somebody else’s assembly too.'],
  ['Communication', 'Exceeds', 'Brings a design review to a decision.'],
  ['Collaboration', 'Meets', 'Shares findings before they are finished.'],
  ['Ownership', 'Exceeds', 'Answers for the cost and weight of whole assemblies.'],
  ['Direction', 'Meets', 'Says where the assembly is going and what it leaves out.'],
]

const day = { startsOn: null, dueOn: null, costMinor: null, currency: 'EUR', trainingId: null }
const action = (kind: ActionKind, title: string, competency: string, more: object = {}) => ({ kind, title, competency, ...day, ...more })

function personOf(people: readonly PersonRow[], employeeNumber: string): PersonRow | undefined {
  return people.find((person) => person.employeeNumber === employeeNumber)
}

/** An action of last year that is open still: it comes along into this cycle. */
export async function seedLastYearsAction(stage: Stage, people: readonly PersonRow[]): Promise<void> {
  const gail = personOf(people, GAIL)
  if (gail === undefined) return
  stage.goTo(stage.workday(366 + 60), '17:47')
  const fields = action('from-others', 'Shadow Michael in two supplier talks', 'Ownership', { dueOn: stage.workdayAhead(12) })
  const { actionId } = await stage.app.developing.saveAction({ actionId: null, personId: gail.id, fields })
  stage.goTo(stage.workday(90), '17:47')
  await stage.app.developing.moveAction({ actionId, state: 'under-way', outcome: '' })
}

/** The catalogue, what Gail wants to become, and how Sharon learns. */
export async function seedDevelopment(stage: Stage, people: readonly PersonRow[]): Promise<void> {
  stage.goTo(stage.workday(150), '17:51')
  for (const fields of catalogue) await stage.app.developing.saveTraining({ trainingId: null, fields })
  await describeSenior(stage)
  const gail = personOf(people, GAIL)
  const sharon = personOf(people, SHARON)
  if (gail) await seedGail(stage, gail)
  if (sharon) await seedSharon(stage, sharon)
}

async function describeSenior(stage: Stage): Promise<void> {
  const { library } = stage.app
  const job = (await library.jobs()).find(({ title }) => title === SENIOR)
  if (job === undefined) return
  const content = (await library.job({ jobProfileId: job.id })).versions[0]?.content
  if (content === undefined) return
  const competencies = asked.map(
    ([name, level, meaning], index): JobCompetency => ({
      ...{ key: `review-${index}`, competencyId: null, name, level, meaning },
      ...{ source: 'Annual review', description: '' },
    }),
  )
  await library.keepJobDraft({ jobProfileId: job.id, content: { ...content, competencies } })
  await library.publishJob({ jobProfileId: job.id, reason: 'Says what is asked in the words that reviews use.' })
}

async function seedGail(stage: Stage, { id: personId }: PersonRow): Promise<void> {
  const { developing, library } = stage.app
  stage.goTo(stage.workday(120), '17:51')
  const wishes = {
    nextStep: 'Lead one assembly from first sketch to series, with one engineer beside me.',
    later: 'Answer for the whole drivetrain, or teach measuring in the house.',
    strengths: 'Finding causes with the measuring room; drawings that need no second look.',
  } as const
  for (const [part, body] of Object.entries(wishes)) {
    await developing.saveAspiration({ personId, part: part as keyof typeof wishes, body })
  }
  await developing.savePrivateReadiness({ personId, body: 'Technically there. Give her the room in the March review and see who speaks.' })
  const senior = (await library.jobs()).find(({ title }) => title === SENIOR)
  if (senior) {
    const { targetId } = await developing.addTarget({ personId, to: { jobProfileId: senior.id } })
    const note = 'Both think of the cargo bike assembly, if it is decided in spring.'
    await developing.updateTarget({ targetId, fields: { wantedBy: stage.workdayAhead(300), note } })
  }
  stage.goTo(stage.workday(80), '17:51')
  const save = (fields: ReturnType<typeof action>) => developing.saveAction({ actionId: null, personId, fields })
  const led = await save(action('on-the-job', 'Lead one design review alone', 'Communication', { dueOn: stage.workday(20) }))
  await save(action('on-the-job', 'Write the first page of the fork study', 'Communication', { dueOn: stage.workdayAhead(4) }))
  const course = (await developing.trainings()).find(({ title }) => title === 'Presenting to a decision')
  if (course) await save(action('course', course.title, 'Communication', { trainingId: course.id, dueOn: stage.workdayAhead(25) }))
  stage.goTo(stage.workday(19), '17:51')
  const outcome = 'Decided in forty minutes, with the argument on page one. Two departments asked for the slides.'
  await developing.moveAction({ actionId: led.actionId, state: 'done', outcome })
}

async function seedSharon(stage: Stage, { id: personId }: PersonRow): Promise<void> {
  stage.goTo(stage.workday(70), '17:52')
  const course = (await stage.app.developing.trainings()).find(({ title }) => title === 'Tolerances and datums, level 2')
  const more = { trainingId: course?.id ?? null, costMinor: 124_000, dueOn: stage.workdayAhead(30) }
  await stage.app.developing.saveAction({
    actionId: null,
    personId,
    fields: action('course', 'Tolerances and datums, level 2', 'Problem solving', more),
  })
}
