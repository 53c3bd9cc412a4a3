import type { MethodPart } from '../../../../shared/contract/library-method-file.ts'

export const PARTS: readonly (readonly [part: MethodPart, title: string])[] = [
  ['jobProfiles', 'Jobs'],
  ['frameworks', 'Competency frameworks'],
  ['scales', 'Rating scales'],
  ['templates', 'Templates'],
  ['phrases', 'Wording'],
]

export function partTitle(part: MethodPart): string {
  return PARTS.find(([known]) => known === part)?.[1] ?? part
}
