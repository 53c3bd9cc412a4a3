import licences from '../../../../resources/library/licences.json' with { type: 'json' }
import type { LicenceText } from '../../../shared/rules/licences.ts'

/** The full texts of the licences under which frameworks and questions ship. */
export const shippedLicences: readonly LicenceText[] = licences
