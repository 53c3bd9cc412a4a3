import { isDescribed, type JobContent, noticesIn, type Standard } from '../../../shared/rules/job-profile.ts'
import type { PackageJob } from '../../../shared/rules/package-document.ts'

/** The words its licence asks for (CC BY 4.0): they go where the text goes. */
const ROLE_NOTICE =
  'Includes information from the O*NET 29.3 Database (www.onetcenter.org/database.html) by the U.S. Department of Labor, Employment and ' +
  'Training Administration (USDOL/ETA). Used under the CC BY 4.0 license (creativecommons.org/licenses/by/4.0). O*NET® is a trademark of ' +
  'USDOL/ETA. All or some of this information was modified. USDOL/ETA has not approved, endorsed, or tested these modifications.'

/** As much as a package takes; what is shipped comes nowhere near. */
const LONGEST = 100_000

/** What of a job profile goes into a plan, field by field: its notes, its career paths and where its parts come from in the vault stay here. */
export function packageJob({ number, content }: { readonly number: number; readonly content: JobContent }): PackageJob | null {
  if (!isDescribed(content)) return null
  const { title, purpose, responsibilities, competencies, standards, role } = content
  const fromRole = role !== null || competencies.some(({ source }) => source.startsWith('O*NET'))
  const standardOf = (about: string | null) => {
    const found = standards.find((standard) => standard.about === about)
    return found === undefined ? null : standardText(found)
  }
  return {
    title,
    version: number,
    purpose,
    responsibilities: responsibilities.map(({ key, text }) => ({ text, standard: standardOf(key) })),
    standard: standardOf(null),
    competencies: competencies.map(({ name, source, description, level, meaning }) => ({ name, source, description, level, meaning })),
    notice: [...noticesIn(content), ...(fromRole ? [ROLE_NOTICE] : [])].join('\n\n').slice(0, LONGEST),
  }
}

function standardText({ meets, exceeds, short }: Standard): PackageJob['standard'] {
  return { meets, exceeds, short }
}
