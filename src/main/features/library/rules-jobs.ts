import type { Role, RoleElement } from '../../../shared/contract/library-roles.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { isDescribed, type JobCompetency, type JobContent, jobDifferences, tidyJob } from '../../../shared/rules/job-profile.ts'
import { singularTitle } from '../../../shared/rules/singular-title.ts'

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
    careerPaths: related.map((each) => ({
      key: `role-${each.code.replace('.', '-')}`,
      jobProfileId: null,
      title: singularTitle(each.title),
      needs: '',
    })),
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
    source: sourceOf(element),
    description: element.description,
    level: element.level === null ? '' : levelWord(element.level),
    // O*NET says how much of it, not what somebody does who has it: that is for whoever knows the job.
    meaning: '',
  }
}

/** With the numbers it rests on, so that the word beside it can be checked. */
function sourceOf({ kind, level, importance }: RoleElement): string {
  return `${SOURCES[kind]}${level === null ? '' : `, level ${level.toFixed(1)} of 7`}, importance ${importance.toFixed(1)} of 5`
}

/**
 * The words are Perennial's; O*NET gives the number, and for work styles none. What a role is asked most lies between 3 and 6: the steps
 * are narrow there, or every line would say the same.
 */
export function levelWord(level: number): string {
  if (level < 2) return 'Basic'
  if (level < 3.5) return 'Working'
  if (level < 4.5) return 'Proficient'
  return level < 5.5 ? 'Advanced' : 'Expert'
}
