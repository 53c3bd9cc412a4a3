import { z } from 'zod'
import { IsoDate } from '../kernel/dates.ts'
import { PersonId } from '../kernel/ids.ts'
import { Change, opened } from './base.ts'
import { dateRefusals, managerRefusals, PersonStatus, peopleChanges, When } from './people-changes.ts'
import { peopleFairness } from './people-fairness.ts'
import { peopleImport } from './people-import.ts'
import { peopleOrg } from './people-org.ts'
import { ReviewState } from './reviewing.ts'

export { PersonStatus }

export const PersonRow = z.object({
  id: PersonId,
  employeeNumber: z.string().nullable(),
  name: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  email: z.string().nullable(),
  jobTitle: z.string().nullable(),
  unit: z.string().nullable(),
  managerId: PersonId.nullable(),
  managerName: z.string().nullable(),
  hiredOn: IsoDate.nullable(),
  status: PersonStatus,
  goals: z.number().int(),
  /** Basis points given to this person's goals in the running cycle. */
  weightBp: z.number().int(),
  lastOneToOneOn: IsoDate.nullable(),
  /** Null when not in the running cycle. */
  review: ReviewState.nullable(),
})
export type PersonRow = Readonly<z.infer<typeof PersonRow>>

export const PersonDetail = PersonRow.extend({
  /** The last day of somebody who left, where it is known. */
  leftOn: IsoDate.nullable(),
  /** Since when the job is held, where a change is on record. */
  inJobSince: IsoDate.nullable(),
  reports: z.array(z.object({ id: PersonId, name: z.string() })),
  counts: z.object({
    timeline: z.number(),
    goals: z.number(),
    oneToOnes: z.number(),
    reviews: z.number(),
    rewards: z.number(),
    feedback: z.number(),
    development: z.number(),
    concerns: z.number(),
  }),
})
export type PersonDetail = Readonly<z.infer<typeof PersonDetail>>

const PersonFields = z.object({
  givenName: z.string().trim().max(300),
  familyName: z.string().trim().max(300),
  email: z.string().trim().max(320).nullable(),
  employeeNumber: z.string().trim().max(100).nullable(),
  jobTitle: z.string().trim().max(300).nullable(),
  unit: z.string().trim().max(300).nullable(),
  managerId: PersonId.nullable(),
  hiredOn: IsoDate.nullable(),
  status: PersonStatus,
})
export type PersonFields = Readonly<z.infer<typeof PersonFields>>

export const people = {
  list: opened.output(z.array(PersonRow)),
  get: opened
    .input(z.object({ personId: PersonId }))
    .output(PersonDetail)
    .errors({ PERSON_NOT_FOUND: {} }),
  create: opened
    /** With the last day of somebody who has left already, where it is known. */
    .input(PersonFields.extend({ leftOn: IsoDate.nullable().optional() }))
    .output(z.object({ personId: PersonId, change: Change }))
    .errors({
      PERSON_NEEDS_NAME: {},
      DATE_IN_FUTURE: {},
      /** The manager named is nobody in the vault. */
      PERSON_NOT_FOUND: {},
      EMPLOYEE_NUMBER_TAKEN: { data: z.object({ name: z.string() }) },
    }),
  update: opened
    /** Without `when`, a job, a manager or a unit holds from today. */
    .input(z.object({ personId: PersonId, fields: PersonFields.partial(), when: When.optional() }))
    .output(Change)
    .errors({
      PERSON_NOT_FOUND: {},
      PERSON_NEEDS_NAME: {},
      ...managerRefusals,
      ...dateRefusals,
      EMPLOYEE_NUMBER_TAKEN: { data: z.object({ name: z.string() }) },
    }),
  remove: opened
    .input(z.object({ personIds: z.array(PersonId).min(1).max(10_000) }))
    .output(Change)
    .errors({ PERSON_NOT_FOUND: {} }),
  ...peopleChanges,
  ...peopleFairness,
  ...peopleImport,
  ...peopleOrg,
}
