import questions from '../../../../resources/library/one-on-one-questions.json' with { type: 'json' }
import type { PhaseShares, TemplateBody } from '../../../shared/rules/library-content.ts'
import type { ReviewForm } from '../../../shared/rules/review-form.ts'
import { cycleTemplate, DEFAULT_SHARES } from './rules.ts'
import { agendaTemplates, questionTemplates } from './shipped-conversations.ts'
import { shippedScales } from './shipped-scales.ts'

function scaleOf(key: string): ReviewForm['scale'] {
  const scale = shippedScales[key]
  if (!scale) throw new Error(`no scale ${key} ships`)
  return { ...scale, points: [...scale.points] }
}

/** The five competencies of the annual review on another scale: what a step looks like comes from the scale alone. */
function onScale(key: string, keys: readonly string[], title: string, goalsWeightBp: number): ReviewForm {
  const scale = scaleOf(key)
  const competencies = cycleTemplate.competencies
    .filter((competency) => keys.includes(competency.key))
    .map((competency) => ({ ...competency, expected: scale.meets, anchors: {} }))
  return { title, scale, competencies, goalsWeightBp, competenciesWeightBp: 10_000 - goalsWeightBp }
}

const ALL = cycleTemplate.competencies.map(({ key }) => key)

const quarterlyForm = onScale('three-points', ['ownership', 'collaboration'], 'Quarterly review', 8000)
const projectForm = onScale('four-points', ['problem-solving', 'communication', 'collaboration', 'ownership'], 'Project review', 5000)
const probationForm = onScale('two-points', ALL, 'Review of the trial period', 4000)
const leadForm: ReviewForm = {
  ...cycleTemplate,
  title: 'Review of a lead',
  goalsWeightBp: 5000,
  competenciesWeightBp: 5000,
  competencies: [
    ...cycleTemplate.competencies.filter(({ key }) => key !== 'learning'),
    lead('direction', 'Direction', 'Says where the team is going and why, and what it leaves out.', [
      'The team learns from others what matters, or works on what no longer does.',
      'Goals exist; what they are for, and what comes first, stays open.',
      'Everybody in the team can say what matters now, why, and what waits.',
      'Sees a change coming and turns the team before it has to.',
      'Sets a direction that other teams take up.',
    ]),
    lead('developing-others', 'Developing others', 'Makes the people of the team better at their work, and says so when they are not.', [
      'Feedback comes late, in general terms, or not at all.',
      'Gives feedback when asked; hard conversations are put off.',
      'Gives everybody specific feedback in time, and work to grow with.',
      'People become able to do their next job, and are told what still stands between.',
      'Develops people who lead elsewhere, and leaders who develop others.',
    ]),
  ],
}

function lead(key: string, name: string, description: string, byPoint: readonly string[]): ReviewForm['competencies'][number] {
  return { key, name, description, expected: 3, anchors: Object.fromEntries(byPoint.map((anchor, index) => [String(index + 1), anchor])) }
}

function own(name: string, description: string, content: TemplateBody['content']): TemplateBody {
  return { name, description, notice: '', content }
}

function cycle(name: string, description: string, shares: PhaseShares, form: ReviewForm): TemplateBody {
  return own(name, description, { kind: 'cycle', shares, form })
}

function form(name: string, description: string, value: ReviewForm): TemplateBody {
  return own(name, description, { kind: 'form', form: value })
}

/** The one a cycle starts from when nobody chooses. */
export const DEFAULT_CYCLE = 'annual-cycle'

/** Templates that ship with the app, by a key that stays. */
export const shippedTemplates: Readonly<Record<string, TemplateBody>> = {
  [DEFAULT_CYCLE]: cycle(
    'Annual cycle',
    'A year with goals and five competencies on five points. Half of it is coaching and the writing of reviews.',
    DEFAULT_SHARES,
    cycleTemplate,
  ),
  'half-year-cycle': cycle(
    'Half-year cycle',
    'Six months for firms that plan twice a year. Goals count more, planning and reviewing are short.',
    { planning: 10, coaching: 60, reviewing: 20, action: 10 },
    { ...cycleTemplate, title: 'Half-year review', goalsWeightBp: 7000, competenciesWeightBp: 3000 },
  ),
  'quarterly-cycle': cycle(
    'Quarterly cycle',
    'Three months, mostly goals, two competencies on three points: little to write, often.',
    { planning: 10, coaching: 70, reviewing: 15, action: 5 },
    quarterlyForm,
  ),
  'project-cycle': cycle(
    'Project cycle',
    'As long as a project takes. Reviews come at its end, while everybody remembers.',
    { planning: 15, coaching: 60, reviewing: 20, action: 5 },
    projectForm,
  ),
  'trial-period': cycle(
    'Trial period',
    'The first months in a job, with a clear answer at the end: meets what the job asks, or not yet.',
    { planning: 10, coaching: 60, reviewing: 20, action: 10 },
    probationForm,
  ),
  'annual-form': form('Annual review', 'Goals 60 %, five competencies 40 %, with an anchor for every step.', cycleTemplate),
  'lead-form': form('Review of a lead', 'Adds direction and the development of others; both halves count the same.', leadForm),
  'quarterly-form': form('Quarterly review', 'Goals 80 %, two competencies, three points.', quarterlyForm),
  'project-form': form('Project review', 'Goals and four competencies, half each, on four points without a middle.', projectForm),
  'goals-only-form': form(
    'Goals only',
    'Only what was agreed counts. Competencies are left to one-to-ones.',
    onScale('five-points', [], 'Review of goals', 10_000),
  ),
  ...agendaTemplates,
  ...questionTemplates,
  'one-on-one-questions': {
    name: '325 questions for one-to-ones',
    description: 'A collection to choose from, in seven groups. Not a list to go through.',
    notice: `${questions.credit} ${questions.licence}.`,
    content: { kind: 'questions', groups: questions.groups },
  },
}
