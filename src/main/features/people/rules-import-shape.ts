import type { ImportField, ImportPreview } from '../../../shared/contract/people-import.ts'
import { headingKey } from './rules-columns.ts'

type Shape = ImportPreview['shape']

/** What the rows of a file seem to be, by its headings and by what its columns are read as. */
export function shapeOf(headings: readonly string[], fields: readonly (ImportField | null)[]): Shape {
  if (fields.some((field) => field === 'name' || field === 'givenName' || field === 'familyName')) return 'people'
  const keys = new Set(headings.map(headingKey))
  const has = (pattern: RegExp) => [...keys].some((key) => pattern.test(key))
  if (has(/\bnumber of posts\b|\bheadcount\b/) && !has(/\bpost unique reference\b/)) return 'post-groups'
  if (has(/\bpost unique reference\b|\bpost (id|number|reference)\b|\bposition (id|number)\b/)) return 'posts'
  if (has(/^(start|from) date$|^from$/) && has(/^(end|to) date$|^to$/)) return 'job-history'
  if (has(/^(min|max|minimum|maximum) (salary|pay)$/)) return 'jobs'
  if (has(/^(department|unit|team|division|org unit) (id|code|number)$/) && !fields.includes('employeeNumber')) return 'units'
  return fields.includes('employeeNumber') || fields.includes('email') || fields.includes('personId') ? 'people' : 'other'
}
