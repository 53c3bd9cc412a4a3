import type { Role, RoleElement } from '../../../shared/contract/library-roles.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { isDescribed, type JobCompetency, type JobContent, jobDifferences, tidyJob } from '../../../shared/rules/job-profile.ts'

/** The content of the next version; refused when it says nothing, or nothing else than the version before. */
export function nextVersion(
  draft: JobContent,
  before: JobContent | null,
): Result<JobContent, { code: 'JOB_SAYS_NOTHING' } | { code: 'JOB_UNCHANGED' }> {
  const content = tidyJob(draft)
  if (!isDescribed(content)) return err({ code: 'JOB_SAYS_NOTHING' })
  if (before !== null && jobDifferences(before, content).length === 0) return err({ code: 'JOB_UNCHANGED' })
  return ok(content)
}

export interface Kept {
  readonly title: string
  readonly taskIds: readonly number[]
  readonly elementIds: readonly string[]
  readonly relatedCodes: readonly string[]
  readonly technology: boolean
}

/** A profile drafted from a role: what was kept of it, in the order of the role. */
export function draftJob(role: Role, kept: Kept): JobContent {
  const tasks = role.tasks.filter((task) => kept.taskIds.includes(task.id))
  const elements = role.elements.filter((element) => kept.elementIds.includes(element.id))
  const related = role.related.filter((each) => kept.relatedCodes.includes(each.code))
  return {
    title: kept.title,
    purpose: role.description,
    responsibilities: tasks.map((task) => ({ key: `task-${task.id}`, text: task.text })),
    competencies: elements.map(competencyOf),
    standards: [],
    careerPaths: related.map((each) => ({ key: `role-${each.code.replace('.', '-')}`, jobProfileId: null, title: each.title, needs: '' })),
    notes: kept.technology && role.technology.length > 0 ? `Technology in use: ${role.technology.map(({ name }) => name).join(', ')}` : '',
    role: { code: role.code, title: role.title },
  }
}

const SOURCES = { skill: 'O*NET skill', knowledge: 'O*NET knowledge', 'work-style': 'O*NET work style' } as const

function competencyOf(element: RoleElement): JobCompetency {
  return {
    key: `onet-${element.id.replaceAll('.', '-')}`,
    competencyId: null,
    name: element.name,
    source: SOURCES[element.kind],
    description: element.description,
    level: element.level === null ? importanceWord(element.importance) : levelWord(element.level),
    meaning:
      element.level === null
        ? `Importance ${element.importance.toFixed(1)} of 5`
        : `Level ${element.level.toFixed(1)} of 7, importance ${element.importance.toFixed(1)} of 5`,
  }
}

/** The words are Perennial's; O*NET gives the number. */
export function levelWord(level: number): string {
  if (level < 2) return 'Basic'
  if (level < 4) return 'Working'
  return level < 5.5 ? 'Advanced' : 'Expert'
}

function importanceWord(importance: number): string {
  if (importance < 3) return 'Helpful'
  return importance < 4 ? 'Important' : 'Very important'
}
