import type { JobRow } from '../../shared/contract/library-jobs.ts'
import type { JobProfileId } from '../../shared/kernel/ids.ts'
import type { JobContent, Standard } from '../../shared/rules/job-profile.ts'
import type { Stage } from './stage.ts'

interface JobStory {
  readonly title: string
  /** The role it was started from. */
  readonly code: string
  readonly tasks: number
  readonly purpose: string
  /** Standards of the first responsibilities, in their order, and then of the job as a whole. */
  readonly standards: readonly (readonly [meets: string, exceeds: string, short: string])[]
  readonly paths: readonly (readonly [title: string, needs: string])[]
}

const jobs: readonly JobStory[] = [
  {
    title: 'Design Engineer',
    code: '17-2141.00',
    tasks: 7,
    purpose:
      'Designs parts of the bicycle so that they can be made, bought and repaired, and stays with them until production runs without help.',
    standards: [
      [
        'Drawings are released on the agreed day and pass the check at the first or second reading.',
        'Production changes nothing in the first batch.',
        'Drawings come late, or go back more than twice.',
      ],
      [
        'What was found out together is written down the same day, with who does what by when.',
        'Production asks for the talk before there is a problem.',
        'The same question comes up twice.',
      ],
      [
        'Dependable in the agreed work; says early what is at risk.',
        'Removes problems that others had learned to live with.',
        'Others have to follow up.',
      ],
    ],
    paths: [
      ['Senior Design Engineer', 'Three released assemblies led from first sketch to series, and one engineer brought in.'],
      ['Research and Development Engineer', 'Two test campaigns planned and written up alone.'],
    ],
  },
  {
    title: 'Senior Design Engineer',
    code: '17-2141.00',
    tasks: 9,
    purpose: 'Answers for whole assemblies: what they cost, how long they last, and that the engineers working on them grow.',
    standards: [
      [
        'Assemblies reach their cost and weight as agreed at the start.',
        'Finds what was not asked for and is worth having.',
        'Targets are corrected after the fact.',
      ],
      [
        'Engineers in the assembly know what is expected and hear how it goes.',
        'Engineers ask to work here.',
        'Engineers learn of problems from production.',
      ],
    ],
    paths: [['Engineering Manager', 'A year as deputy, and one budget planned and kept.']],
  },
  {
    title: 'Tool Designer',
    code: '17-3013.00',
    tasks: 6,
    purpose: 'Draws the jigs and fixtures that production works with, and keeps them true.',
    standards: [['A jig runs on the day the line starts.', 'The line asks for the same jig again.', 'The line starts with a makeshift.']],
    paths: [['Senior Tool Designer', 'Ten jigs in series without rework.']],
  },
  {
    title: 'Engineering Manager',
    code: '11-9041.00',
    tasks: 8,
    purpose: 'Leads the engineers, keeps plan and budget, and decides what is not built.',
    standards: [
      ['The plan of the quarter holds, or is changed before it breaks.', 'Other departments plan by it.', 'Changes come as news.'],
      [
        'Each engineer has goals that were agreed and a talk about them every month.',
        'Engineers grow into larger jobs here.',
        'Goals are looked at once a year.',
      ],
    ],
    paths: [['Vice President of Engineering', 'A second team led for a year.']],
  },
  {
    title: 'Buyer',
    code: '13-1023.00',
    tasks: 7,
    purpose: 'Buys what production needs, in time, at a price that holds, from suppliers that will still be there next year.',
    standards: [
      [
        'Parts are there when the order needs them, in 97 of 100 orders.',
        'Two sources for every part that can stop a line.',
        'Lines wait for parts.',
      ],
      ['Prices are compared every year, and the comparison is kept.', 'Suppliers propose savings themselves.', 'Prices rise unasked.'],
    ],
    paths: [['Purchasing Manager', 'A category led for two years, and one supplier changed without a stop of the line.']],
  },
  {
    title: 'Production Technician - WC60',
    code: '51-2092.00',
    tasks: 6,
    purpose: 'Builds frames at work centre 60 to the drawing, keeps count, and stops the line when something is wrong.',
    standards: [
      [
        'Scrap below 2 %, count kept every shift.',
        'Shows others how, and the scrap of the centre falls.',
        'Scrap above 4 %, or counted at the end of the week.',
      ],
      ['Stops and says so when a part is out of tolerance.', 'Finds the cause with the engineer.', 'Passes it on.'],
    ],
    paths: [['Production Supervisor - WC60', 'Deputy for three months, and the first-aid course.']],
  },
]

/** Profiles for the jobs the team and most of production have, published before the first cycle. */
export async function seedJobs(stage: Stage): Promise<void> {
  for (const [index, story] of jobs.entries()) {
    stage.goTo(stage.day(366 + 316), `10:${20 + index}`)
    const jobProfileId = await draftFrom(stage, story)
    const all = await stage.app.library.jobs()
    await keepAndPublish(stage, jobProfileId, (content) => written(content, story, all), 'First version, written with the department.')
  }
}

/** What design engineers answer for grew while the cycle ran: those in it keep the version they began with. */
export async function seedNewerJob(stage: Stage): Promise<void> {
  stage.goTo(stage.day(96), '11:20')
  const job = (await stage.app.library.jobs()).find(({ title }) => title === 'Design Engineer')
  if (job === undefined) return
  const next = (content: JobContent): JobContent => ({
    ...content,
    purpose: `${content.purpose} Answers for the repair instructions that go with them.`,
    responsibilities: [
      ...content.responsibilities.slice(0, -1),
      { key: 'repair', text: 'Write the repair instructions of a part before it is released, and try them with a mechanic.' },
    ],
    competencies: content.competencies.map((one) =>
      one.name === 'Critical Thinking'
        ? { ...one, level: 'Expert', meaning: 'Finds the weak point of a proposal before it is built.' }
        : one,
    ),
  })
  await keepAndPublish(stage, job.id, next, 'Repair instructions came over from customer service in summer.')
}

async function draftFrom(stage: Stage, { title, code, tasks }: JobStory): Promise<JobProfileId> {
  const { library } = stage.app
  const [role, all] = [await library.role({ code }), await library.jobs()]
  const of = (kind: string, most: number) => role.elements.filter((element) => element.kind === kind).slice(0, most)
  const elements = [...of('skill', 3), ...of('knowledge', 2), ...of('work-style', 1)]
  const { jobProfileId } = await library.draftFromRole({
    code,
    jobProfileId: all.find((job) => job.title === title)?.id ?? null,
    title,
    taskIds: role.tasks.slice(0, tasks).map((task) => task.id),
    elementIds: elements.map((element) => element.id),
    relatedCodes: [],
    technology: role.technology.length > 0,
  })
  return jobProfileId
}

function written(content: JobContent, story: JobStory, all: readonly JobRow[]): JobContent {
  const standards = story.standards.map(([meets, exceeds, short], index): Standard => {
    // Beyond the second, a standard is about the job as a whole.
    const about = index > 1 ? null : (content.responsibilities[index]?.key ?? null)
    return { key: `standard-${index}`, about, meets, exceeds, short }
  })
  const careerPaths = story.paths.map(([title, needs], index) => {
    const there = all.find((job) => job.title === title)
    return { key: `path-${index}`, jobProfileId: there?.id ?? null, title, needs }
  })
  return { ...content, purpose: story.purpose, standards, careerPaths }
}

async function keepAndPublish(
  stage: Stage,
  jobProfileId: JobProfileId,
  write: (content: JobContent) => JobContent,
  reason: string,
): Promise<void> {
  const { library } = stage.app
  const { draft, versions } = await library.job({ jobProfileId })
  const content = draft ?? versions[0]?.content
  if (content === undefined) return
  await library.keepJobDraft({ jobProfileId, content: write(content) })
  await library.publishJob({ jobProfileId, reason })
}
