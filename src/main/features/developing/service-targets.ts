import type { Change } from '../../../shared/contract/base.ts'
import type { Readiness, TargetCompetency, TargetRole, TargetSuggestion } from '../../../shared/contract/developing.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { JobProfileId, PersonId, TargetRoleId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import type { JobCompetency, JobContent } from '../../../shared/rules/job-profile.ts'
import { change } from '../../db/change.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { findJob, findJobOf, findRole, frameworkLadders, jobContentOf, type NewestJob, newestJobs, roleLibrary } from '../library/index.ts'
import type { LatestRatings } from '../reviewing/index.ts'
import { findTargetRow, heldVersion, listTargetRows, personExists } from './queries.ts'
import { competencyKey, readinessFor } from './rules.ts'
import type { TargetRoleTable } from './schema.ts'

const noPerson = err({ code: 'PERSON_NOT_FOUND' as const })
const noTarget = err({ code: 'TARGET_NOT_FOUND' as const })

/** The targets of a person, each compared with the newest finished review. */
export async function readTargets(db: ReadDb, personId: string, latest: LatestRatings | null): Promise<TargetRole[]> {
  const rows = await listTargetRows(db, personId)
  if (rows.length === 0) return []
  const ids = rows.flatMap(({ job_profile_id }) => job_profile_id ?? [])
  const jobs = new Map((await newestJobs(db, ids)).map((job) => [job.id as string, job]))
  const now = latest === null ? null : await jobContentOf(db, await heldVersion(db, latest.participationId))
  const present = await presentJob(db, personId)
  const targets: TargetRole[] = []
  for (const row of rows) {
    const job = row.job_profile_id === null ? undefined : jobs.get(row.job_profile_id)
    const asked = job?.content?.competencies ?? (await roleCompetencies(row.role_code))
    const ladders = await frameworkLadders(
      db,
      asked.flatMap(({ competencyId }) => competencyId ?? []),
    )
    const competencies = asked.map((each) => compared(each, ladders.get(each.competencyId ?? '') ?? [], latest, now))
    const count = (...kinds: Readiness['kind'][]) => competencies.filter(({ readiness }) => kinds.includes(readiness.kind)).length
    targets.push({
      ...headOf(row, job),
      pathNeeds: present?.content?.careerPaths.find(({ jobProfileId }) => jobProfileId === row.job_profile_id)?.needs ?? '',
      competencies,
      met: count('met'),
      gaps: count('gap'),
      unknown: count('not-rated', 'not-comparable'),
    })
  }
  return targets
}

function headOf(row: TargetRoleTable, job: NewestJob | undefined) {
  return {
    id: row.id as TargetRoleId,
    title: job?.title ?? row.title,
    jobProfileId: row.job_profile_id as JobProfileId | null,
    roleCode: row.role_code,
    wantedBy: row.wanted_by,
    note: row.note,
    version: job?.version ?? null,
  }
}

async function presentJob(db: ReadDb, personId: string): Promise<NewestJob | undefined> {
  const jobId = await findJobOf(db, personId)
  return jobId ? (await newestJobs(db, [jobId]))[0] : undefined
}

/** What a role asks most of. O*NET rates importance, not the levels of a firm: no level is named. */
const MOST_ELEMENTS = 10

async function roleCompetencies(code: string | null): Promise<JobCompetency[]> {
  const role = code === null ? null : await findRole(await roleLibrary(), code)
  return (role?.elements ?? []).slice(0, MOST_ELEMENTS).map((element) => ({
    ...{ key: element.id, competencyId: null, name: element.name, source: `O*NET ${element.kind}` },
    ...{ description: element.description, level: '', meaning: '' },
  }))
}

function compared(asked: JobCompetency, ladder: readonly string[], latest: LatestRatings | null, now: JobContent | null): TargetCompetency {
  const same = (name: string) => competencyKey(name) === competencyKey(asked.name)
  const levelNow = now?.competencies.find(({ name }) => same(name))?.level ?? null
  const rated = latest?.competencies.find(({ name }) => same(name))
  const point = latest?.scale.points.find(({ value }) => value === rated?.score)
  return {
    name: asked.name,
    asks: asked.level,
    meaning: asked.meaning,
    rated: point ? `${point.value}, ${point.label}` : '',
    readiness: readinessFor({ name: asked.name, level: asked.level, ladder }, latest, levelNow),
  }
}

/** Where the present job leads, nearest first: its own career paths, then jobs and roles that O*NET holds close to it. */
export async function suggestTargets(db: ReadDb, personId: PersonId): Promise<Result<TargetSuggestion[], Outcome<'PERSON_NOT_FOUND'>>> {
  if (!(await personExists(db, personId))) return noPerson
  const present = await presentJob(db, personId)
  const taken = new Set((await listTargetRows(db, personId)).map((row) => row.job_profile_id ?? row.role_code))
  const all = await newestJobs(db)
  const paths = (present?.content?.careerPaths ?? []).flatMap(({ jobProfileId }) => {
    const job = all.find(({ id }) => id === jobProfileId)
    return job ? [{ title: job.title, jobProfileId: job.id, roleCode: null, why: 'career-path' as const }] : []
  })
  const close = await closeTo(all, present)
  const seen = new Set<string>(present ? [present.id] : [])
  return ok(
    [...paths, ...close].filter(({ jobProfileId, roleCode }) => {
      const key = jobProfileId ?? roleCode ?? ''
      const isNew = !seen.has(key) && !taken.has(key)
      seen.add(key)
      return isNew
    }),
  )
}

const MOST_ROLES = 6

async function closeTo(all: readonly NewestJob[], present: NewestJob | undefined): Promise<TargetSuggestion[]> {
  const code = present?.content?.role?.code
  const role = code === undefined ? null : await findRole(await roleLibrary(), code)
  if (role === null) return []
  const codes = new Set([role.code, ...role.related.map((related) => related.code)])
  const jobs = all.filter(({ content }) => content?.role && codes.has(content.role.code))
  const described = new Set(jobs.map(({ content }) => content?.role?.code))
  const roles = role.related.filter((related) => !described.has(related.code)).slice(0, MOST_ROLES)
  return [
    ...jobs.map(({ id, title }) => ({ title, jobProfileId: id, roleCode: null, why: 'related-job' as const })),
    ...roles.map((related) => ({ title: related.title, jobProfileId: null, roleCode: related.code, why: 'related-role' as const })),
  ]
}

export type TargetOf = { readonly jobProfileId: JobProfileId } | { readonly roleCode: string }
type AddOutcome = Outcome<'PERSON_NOT_FOUND' | 'JOB_NOT_FOUND' | 'ROLE_NOT_FOUND' | 'TARGET_ALREADY_THERE'>

export async function addTarget(
  deps: Deps,
  personId: PersonId,
  to: TargetOf,
): Promise<Result<{ targetId: TargetRoleId; change: Change }, AddOutcome>> {
  // Read before the change: the role library is another database and no part of the transaction.
  const role = 'roleCode' in to ? await findRole(await roleLibrary(), to.roleCode) : null
  if ('roleCode' in to && role === null) return err({ code: 'ROLE_NOT_FOUND' })
  return change(deps, { verb: 'developing.addTarget', summary: 'Target role added' }, async (tx, open) => {
    if (!(await personExists(tx, personId))) return noPerson
    const job = 'jobProfileId' in to ? await findJob(tx, to.jobProfileId) : null
    if ('jobProfileId' in to && job === null) return err({ code: 'JOB_NOT_FOUND' as const })
    const [job_profile_id, role_code] = [job?.id ?? null, role?.code ?? null]
    const there = await listTargetRows(tx, personId)
    if (there.some((row) => row.job_profile_id === job_profile_id && row.role_code === role_code)) {
      return err({ code: 'TARGET_ALREADY_THERE' as const })
    }
    const targetId = deps.newId() as TargetRoleId
    const title = job?.title ?? role?.title ?? ''
    await tx
      .insertInto('target_role')
      .values({ id: targetId, person_id: personId, job_profile_id, role_code, title, ...fresh, created_at: open.at })
      .execute()
    return ok({ targetId, change: { id: open.id, summary: 'Target role added' } })
  })
}

const fresh = { wanted_by: null, note: '', deleted_at: null }

export function updateTarget(
  deps: Deps,
  id: TargetRoleId,
  fields: { readonly wantedBy?: IsoDate | null | undefined; readonly note?: string | undefined },
): Promise<Result<{ savedAt: number }, Outcome<'TARGET_NOT_FOUND'>>> {
  return change(deps, { verb: 'developing.updateTarget', summary: 'Target role changed' }, async (tx, { at }) => {
    const before = await findTargetRow(tx, id)
    if (!before) return noTarget
    const wanted_by = fields.wantedBy === undefined ? before.wanted_by : fields.wantedBy
    await tx
      .updateTable('target_role')
      .set({ wanted_by, note: fields.note ?? before.note })
      .where('id', '=', id)
      .execute()
    return ok({ savedAt: at })
  })
}

export function removeTarget(deps: Deps, id: TargetRoleId): Promise<Result<Change, Outcome<'TARGET_NOT_FOUND'>>> {
  const summary = 'Target role removed'
  return change(deps, { verb: 'developing.removeTarget', summary }, async (tx, open) => {
    if (!(await findTargetRow(tx, id))) return noTarget
    await tx.updateTable('target_role').set({ deleted_at: open.at }).where('id', '=', id).execute()
    return ok({ id: open.id, summary })
  })
}
