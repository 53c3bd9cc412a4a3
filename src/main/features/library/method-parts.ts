import { z } from 'zod'
import type { CompetencyId, FrameworkId, PhraseId, ScaleId, TemplateId } from '../../../shared/kernel/ids.ts'
import {
  CompetencyContent,
  FrameworkHead,
  MAX_COMPETENCIES,
  PhraseContent,
  ScaleContent,
  TemplateBody,
} from '../../../shared/rules/library-content.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Importing, MethodEntry, PartKeeper } from './method-entry.ts'
import { jobsKeeper } from './method-jobs.ts'
import {
  addCompetencies,
  addFramework,
  findFramework,
  listCompetencies,
  listFrameworks,
  markCompetencyRemoved,
  setCompetency,
  setFramework,
  setPosition,
} from './queries-frameworks.ts'
import {
  addPhrase,
  addScale,
  addTemplate,
  listPhrases,
  listScales,
  listTemplates,
  setPhrase,
  setScale,
  setTemplate,
} from './queries-methods.ts'
import { checkForm, formOf } from './rules-forms.ts'
import { withinLevels } from './rules-frameworks.ts'

const plainName = (name: string) => name.trim().toLowerCase()
const count = (value: number, one: string, many = `${one}s`) => `${value} ${value === 1 ? one : many}`

const FrameworkInFile = FrameworkHead.extend({
  id: z.uuid(),
  competencies: z.array(CompetencyContent.extend({ id: z.uuid() })).max(MAX_COMPETENCIES),
})
type FrameworkInFile = z.infer<typeof FrameworkInFile>

function frameworkEntry(framework: FrameworkInFile): MethodEntry {
  const { id, name, competencies, levels } = framework
  return {
    part: 'frameworks',
    id,
    name,
    about: `${count(competencies.length, 'competency', 'competencies')}, ${count(levels.length, 'level')}`,
    identity: plainName(name),
    json: framework,
    plant: async (to, as) => {
      await addFramework(to.tx, to.at, { ...headOf(framework), name: as.name, id: as.id as FrameworkId })
      await plantCompetencies(to, as.id as FrameworkId, competencies)
    },
    replace: (to, at) => replaceFramework(to, at as FrameworkId, framework),
  }
}

function headOf({ name, description, levels, notice }: FrameworkInFile): FrameworkHead {
  return { name, description, levels, notice }
}

async function plantCompetencies(to: Importing, frameworkId: FrameworkId, competencies: FrameworkInFile['competencies']): Promise<void> {
  const taken = await takenIds(
    to.tx,
    competencies.map(({ id }) => id),
  )
  const planted = competencies.map((competency) => {
    const id = taken.has(competency.id) ? to.deps.newId() : competency.id
    to.idOf.set(competency.id, id)
    return { ...competency, id: id as CompetencyId }
  })
  await addCompetencies(to.tx, frameworkId, planted)
}

async function takenIds(db: ReadDb, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db.selectFrom('competency').select('id').where('id', 'in', ids).execute()
  return new Set(rows.map((row) => row.id))
}

/** Competencies that belong together keep their id here, so that what refers to them still does. */
async function replaceFramework(to: Importing, id: FrameworkId, framework: FrameworkInFile): Promise<void> {
  await setFramework(to.tx, to.at, { ...headOf(framework), id })
  const here = await listCompetencies(to.tx, id)
  const matched = new Map(
    framework.competencies.flatMap((competency) => {
      const same =
        here.find((own) => own.id === competency.id) ?? here.find((own) => own.name === competency.name && own.area === competency.area)
      return same ? [[competency.id, same.id] as const] : []
    }),
  )
  const kept = new Set<string>(matched.values())
  for (const own of here) if (!kept.has(own.id)) await markCompetencyRemoved(to.tx, to.at, own.id)
  await plantCompetencies(
    to,
    id,
    framework.competencies.filter((competency) => !matched.has(competency.id)),
  )
  for (const [position, competency] of framework.competencies.entries()) {
    const own = (matched.get(competency.id) ?? to.idOf.get(competency.id) ?? competency.id) as CompetencyId
    to.idOf.set(competency.id, own)
    if (matched.has(competency.id)) await setCompetency(to.tx, own, competency)
    await setPosition(to.tx, own, position)
  }
}

const frameworksKeeper: PartKeeper = {
  part: 'frameworks',
  limit: 200,
  async entries(db) {
    const entries: MethodEntry[] = []
    for (const { id } of await listFrameworks(db)) {
      const found = await findFramework(db, id)
      if (!found) continue
      const { updatedAt: _, ...framework } = found
      const competencies = found.competencies.map((competency) => withinLevels(competency, found.levels))
      entries.push(frameworkEntry({ ...framework, competencies }))
    }
    return entries
  },
  read: (raw) => frameworkEntry(FrameworkInFile.parse(raw)),
}

const ScaleInFile = ScaleContent.extend({ id: z.uuid() })

function scaleEntry({ id, ...scale }: z.infer<typeof ScaleInFile>): MethodEntry {
  return {
    part: 'scales',
    id,
    name: scale.name,
    about: count(scale.points.length, 'point'),
    identity: plainName(scale.name),
    json: { id, ...scale },
    plant: (to, as) => addScale(to.tx, to.at, { ...scale, name: as.name, id: as.id as ScaleId }),
    replace: (to, at) => setScale(to.tx, to.at, { ...scale, id: at as ScaleId }),
  }
}

const scalesKeeper: PartKeeper = {
  part: 'scales',
  limit: 500,
  entries: async (db) => (await listScales(db)).map(scaleEntry),
  read: (raw) => scaleEntry(ScaleInFile.parse(raw)),
}

const TEMPLATE_WORDS = { cycle: 'Cycle', form: 'Review form', agenda: 'Agenda', questions: 'Question set' } as const
const TemplateInFile = TemplateBody.extend({ id: z.uuid() }).refine(({ content }) => {
  const form = formOf(content)
  return form === null || checkForm(form).ok
})

function templateEntry({ id, ...template }: z.infer<typeof TemplateInFile>): MethodEntry {
  return {
    part: 'templates',
    id,
    name: template.name,
    about: TEMPLATE_WORDS[template.content.kind],
    identity: `${template.content.kind} ${plainName(template.name)}`,
    json: { id, ...template },
    plant: (to, as) => addTemplate(to.tx, to.at, { ...template, name: as.name, id: as.id as TemplateId }),
    replace: (to, at) => setTemplate(to.tx, to.at, { ...template, id: at as TemplateId }),
  }
}

const templatesKeeper: PartKeeper = {
  part: 'templates',
  limit: 1000,
  entries: async (db) => (await listTemplates(db)).map(templateEntry),
  read: (raw) => templateEntry(TemplateInFile.parse(raw)),
}

const PhraseInFile = PhraseContent.extend({ id: z.uuid() })

function phraseEntry({ id, ...phrase }: z.infer<typeof PhraseInFile>): MethodEntry {
  return {
    part: 'phrases',
    id,
    name: phrase.text.length > 100 ? `${phrase.text.slice(0, 99)}…` : phrase.text,
    about: phrase.tags.join(', '),
    identity: phrase.text,
    json: { id, ...phrase },
    plant: (to, as) => addPhrase(to.tx, to.at, { ...phrase, id: as.id as PhraseId }),
    replace: (to, at) => setPhrase(to.tx, to.at, { ...phrase, id: at as PhraseId }),
  }
}

const phrasesKeeper: PartKeeper = {
  part: 'phrases',
  limit: 10_000,
  entries: async (db) => (await listPhrases(db)).map(phraseEntry),
  read: (raw) => phraseEntry(PhraseInFile.parse(raw)),
}

/** In the order they are imported: what refers to another part comes after it. */
export const partKeepers: readonly PartKeeper[] = [frameworksKeeper, scalesKeeper, templatesKeeper, phrasesKeeper, jobsKeeper]
