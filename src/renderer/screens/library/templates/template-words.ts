import type { TemplateRow } from '../../../../shared/contract/library-methods.ts'
import type { TemplateContent, TemplateKind } from '../../../../shared/rules/library-content.ts'
import { count, formatPercent } from '../../../components/format.ts'

export const kindWords: Readonly<Record<TemplateKind, { readonly title: string; readonly one: string; readonly about: string }>> = {
  cycle: { title: 'Cycles', one: 'Cycle', about: 'Proportions of the four phases, and the form a review is written on.' },
  form: { title: 'Review forms', one: 'Review form', about: 'What counts how much, on which scale, with which competencies.' },
  agenda: { title: 'Agendas', one: 'Agenda', about: 'Items for a one-to-one, put on an empty agenda with one click.' },
  questions: { title: 'Question sets', one: 'Question set', about: 'Questions to ask, in groups.' },
}

export const KINDS: readonly TemplateKind[] = ['cycle', 'form', 'agenda', 'questions']

/** What is in a template, in a few words. */
export function templateFacts({ content }: Pick<TemplateRow, 'content'>): string {
  if (content.kind === 'agenda') return count(content.items.length, 'item')
  if (content.kind === 'questions') {
    return count(
      content.groups.reduce((sum, group) => sum + group.questions.length, 0),
      'question',
    )
  }
  const { form } = content
  return `${count(form.competencies.length, 'competency', 'competencies')}, goals ${formatPercent(form.goalsWeightBp)}, ${form.scale.points.length} points`
}

/** Why a template is not saved yet; null when it can be. Fields say the rest. */
export function hasEmptyLine(content: TemplateContent): boolean {
  if (content.kind === 'agenda') return content.items.some((item) => item.title.trim() === '')
  if (content.kind === 'questions') {
    return content.groups.some((group) => group.name.trim() === '' || group.questions.some((question) => question.trim() === ''))
  }
  return content.form.title.trim() === '' || content.form.competencies.some((competency) => competency.name.trim() === '')
}
