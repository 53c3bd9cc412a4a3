import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { isOnScale, type ScaleFault, scaleFault, type TemplateContent } from '../../../shared/rules/library-content.ts'
import type { ReviewForm } from '../../../shared/rules/review-form.ts'

export type FormFault =
  | { readonly code: ScaleFault | 'FORM_OFF_SCALE' }
  | { readonly code: 'FORM_WEIGHTS_NOT_100'; readonly data: { readonly totalBp: number } }

/** A form can be rated with when its scale can, its competencies expect steps of that scale, and its two parts are a whole. */
export function checkForm(form: ReviewForm): Result<null, FormFault> {
  const fault = scaleFault(form.scale)
  if (fault) return err({ code: fault })
  if (!isOnScale(form)) return err({ code: 'FORM_OFF_SCALE' })
  const totalBp = form.goalsWeightBp + form.competenciesWeightBp
  return totalBp === 10_000 ? ok(null) : err({ code: 'FORM_WEIGHTS_NOT_100', data: { totalBp } })
}

/** What a template holds that a review is rated by. */
export function formOf(content: TemplateContent): ReviewForm | null {
  return content.kind === 'cycle' || content.kind === 'form' ? content.form : null
}
