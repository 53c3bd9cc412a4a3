import { z } from 'zod'
import index from '../../../../resources/library/frameworks/index.json' with { type: 'json' }
import type { ShippedFramework } from '../../../shared/contract/library-methods.ts'
import { type CompetencyContent, Level } from '../../../shared/rules/library-content.ts'
import { frameworkFiles } from './shipped-framework-files.ts'

const ShippedFile = z.object({
  levels: z.array(Level),
  /** Statements stand in the order of the levels. */
  competencies: z.array(
    z.object({ area: z.string(), name: z.string(), description: z.string(), indicators: z.array(z.array(z.string())) }),
  ),
})

export const shippedFrameworks: readonly ShippedFramework[] = index

export interface ShippedContent {
  readonly about: ShippedFramework
  readonly levels: readonly Level[]
  readonly competencies: readonly CompetencyContent[]
}

/** Everything a shipped framework says; null for a key that none has. */
export async function readShippedFramework(key: string): Promise<ShippedContent | null> {
  const about = shippedFrameworks.find((each) => each.key === key)
  const load = Object.hasOwn(frameworkFiles, key) ? frameworkFiles[key] : undefined
  if (!about || !load) return null
  const { levels, competencies } = ShippedFile.parse((await load()).default)
  return {
    about,
    levels,
    competencies: competencies.map(({ indicators, ...competency }) => ({
      ...competency,
      indicators: levels.flatMap(({ key: level }, at) => {
        const statements = indicators[at] ?? []
        return statements.length === 0 ? [] : [{ level, statements }]
      }),
    })),
  }
}

/** What stands beside a copy: whose work it is, and that it may have been changed since. */
export function noticeOf({ title, licence, credit }: ShippedFramework): string {
  return `From “${title}”. ${credit} ${licence}. That is the original; this copy may say otherwise by now.`
}
