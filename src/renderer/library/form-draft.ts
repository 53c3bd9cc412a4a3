import type { FormCompetency, ReviewForm } from '../../shared/rules/review-form.ts'

/** The share of goals decides that of the competencies: the two are always whole. */
export function withGoalsWeight(form: ReviewForm, percent: number): ReviewForm {
  const goalsWeightBp = Math.round(Math.min(100, Math.max(0, percent)) * 100)
  return { ...form, goalsWeightBp, competenciesWeightBp: 10_000 - goalsWeightBp }
}

export function withCompetency(form: ReviewForm, key: string, fields: Partial<FormCompetency>): ReviewForm {
  return {
    ...form,
    competencies: form.competencies.map((competency) => (competency.key === key ? { ...competency, ...fields } : competency)),
  }
}

export function withoutCompetency(form: ReviewForm, key: string): ReviewForm {
  return { ...form, competencies: form.competencies.filter((competency) => competency.key !== key) }
}

/** A new competency under a key no other has. */
export function addCompetency(form: ReviewForm): ReviewForm {
  const taken = new Set(form.competencies.map((competency) => competency.key))
  let number = form.competencies.length + 1
  while (taken.has(`competency-${number}`)) number += 1
  const added: FormCompetency = { key: `competency-${number}`, name: '', description: '', expected: form.scale.meets, anchors: {} }
  return { ...form, competencies: [...form.competencies, added] }
}

/** What a point looks like for a competency; an empty text leaves it to the scale. */
export function withAnchor(competency: FormCompetency, value: number, text: string): FormCompetency['anchors'] {
  const { [String(value)]: _before, ...rest } = competency.anchors
  return text.trim() === '' ? rest : { ...rest, [String(value)]: text }
}
