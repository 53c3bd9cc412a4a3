import { z } from 'zod'
import { opened } from './base.ts'

/** Code of an O*NET occupation: "15-1252.00". */
export const RoleCode = z.string().regex(/^\d{2}-\d{4}\.\d{2}$/)

export const RoleHit = z.object({
  code: RoleCode,
  title: z.string(),
  /** The other title that was found; null when the role's own title was. */
  alsoCalled: z.string().nullable(),
  /** O*NET has tasks for it, and ratings of skills, knowledge and work styles. */
  hasTasks: z.boolean(),
  hasRatings: z.boolean(),
})
export type RoleHit = Readonly<z.infer<typeof RoleHit>>

export const RoleTask = z.object({ id: z.number().int(), kind: z.enum(['core', 'supplemental', 'unrated']), text: z.string() })
export type RoleTask = Readonly<z.infer<typeof RoleTask>>

export const RoleElement = z.object({
  id: z.string(),
  kind: z.enum(['skill', 'knowledge', 'work-style']),
  name: z.string(),
  description: z.string(),
  /** 1 to 5. */
  importance: z.number(),
  /** 0 to 7; work styles have none. */
  level: z.number().nullable(),
})
export type RoleElement = Readonly<z.infer<typeof RoleElement>>

export const Role = z.object({
  code: RoleCode,
  title: z.string(),
  description: z.string(),
  /** How much preparation it takes, 1 to 5; null for 93 roles without. */
  zone: z.object({ number: z.number().int(), name: z.string(), education: z.string(), experience: z.string() }).nullable(),
  /** Core tasks first. */
  tasks: z.array(RoleTask),
  /** By importance; empty for 137 roles without ratings. */
  elements: z.array(RoleElement),
  /** Kinds of work its tasks belong to, counted from the tasks: not a rating. */
  activities: z.array(z.object({ name: z.string(), tasks: z.number().int() })),
  technology: z.array(z.object({ name: z.string(), kind: z.string(), inDemand: z.boolean() })),
  related: z.array(z.object({ code: RoleCode, title: z.string(), tier: z.number().int() })),
  otherTitles: z.array(z.string()),
})
export type Role = Readonly<z.infer<typeof Role>>

/** The role library that ships with the app: read only, the same in every vault. */
export const libraryRoles = {
  /** At most 40 roles, best first. Without a text, every role by title. */
  searchRoles: opened.input(z.object({ text: z.string().max(200) })).output(z.array(RoleHit)),
  role: opened
    .input(z.object({ code: RoleCode }))
    .output(Role)
    .errors({ ROLE_NOT_FOUND: {} }),
}
