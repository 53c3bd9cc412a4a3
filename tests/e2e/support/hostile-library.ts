import type { JobProfileId } from '../../../src/shared/kernel/ids.ts'
import { emptyJob } from '../../../src/shared/rules/job-profile.ts'
import type { ReviewForm } from '../../../src/shared/rules/review-form.ts'
import { hostileText } from '../../support/hostile-texts.ts'
import type { Client } from './hostile-vault.ts'

interface HostileLibrary {
  readonly jobProfileId: JobProfileId
  readonly addresses: readonly string[]
}

type Line = (longest?: number) => string

/** Hostile texts in what the library keeps: a job, a framework, a scale, templates and a phrase. */
export async function library(rpc: Client, line: Line, form: ReviewForm): Promise<HostileLibrary> {
  const jobProfileId = await job(rpc, line)
  const frameworkId = await framework(rpc, line)
  const own = { name: line(120), description: hostileText.slice(0, 900), content: { kind: 'form' as const, form } }
  const make = async () => (await rpc.library.createTemplate({ name: own.name, content: own.content })).templateId
  const untouched = await make()
  const templateId = await make()
  await rpc.library.updateTemplate({ templateId, template: own })
  const [shipped] = await rpc.library.scales()
  const { scaleId } = await rpc.library.createScale({ copyOf: shipped?.key ?? '' })
  await rpc.library.updateScale({ scaleId, scale: { ...form.scale, notApplicable: true } })
  const phrase = { kind: 'example' as const, tags: [line(40)] }
  await rpc.library.createPhrase({ ...phrase, text: hostileText.slice(0, 1900) })
  const { phraseId } = await rpc.library.createPhrase({ ...phrase, text: 'To be changed' })
  await rpc.library.updatePhrase({ phraseId, phrase: { ...phrase, text: hostileText.slice(0, 1900) } })
  const sections = ['jobs', 'competencies', 'scales', 'templates', 'wording', 'method'].map((section) => `/library/${section}`)
  const items = [`/library/jobs/${jobProfileId}`, `/library/competencies/${frameworkId}`]
  for (const id of [templateId, untouched]) items.push(`/library/templates/${id}`)
  return { jobProfileId, addresses: [...sections, ...items] }
}

async function job(rpc: Client, line: Line): Promise<JobProfileId> {
  const title = line(160)
  const { jobProfileId } = await rpc.library.addJob({ title })
  const text = hostileText.slice(0, 3900)
  const content = {
    ...emptyJob(title, text),
    responsibilities: [{ key: 'r', text: hostileText.slice(0, 1900) }],
    competencies: [
      {
        key: 'c',
        competencyId: null,
        name: line(160),
        source: line(200),
        description: text,
        level: line(160),
        meaning: text,
        notice: text,
      },
    ],
    standards: [{ key: 's', about: 'r', meets: text, exceeds: text, short: text }],
    careerPaths: [{ key: 'p', jobProfileId: null, title: line(160), needs: text }],
    notes: text,
  }
  await rpc.library.keepJobDraft({ jobProfileId, content })
  await rpc.library.publishJob({ jobProfileId, reason: hostileText.slice(0, 900) })
  return jobProfileId
}

async function framework(rpc: Client, line: Line): Promise<string> {
  const { frameworkId } = await rpc.library.createFramework({ name: line(120) })
  const levels = [{ key: 'l1', name: line(120), description: hostileText.slice(0, 900) }]
  await rpc.library.updateFramework({ frameworkId, fields: { description: hostileText.slice(0, 1900), levels } })
  const { competencyId } = await rpc.library.addCompetency({ frameworkId, area: line(120), name: line(120) })
  const indicators = [{ level: 'l1', statements: [line(900)] }]
  await rpc.library.updateCompetency({ competencyId, fields: { description: hostileText.slice(0, 900), indicators } })
  return frameworkId
}
