import type { Change } from '../../../shared/contract/base.ts'
import type { TemplateRow } from '../../../shared/contract/library-methods.ts'
import type { TemplateId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import type { PhaseShares, TemplateBody, TemplateContent } from '../../../shared/rules/library-content.ts'
import type { ReviewForm } from '../../../shared/rules/review-form.ts'
import { change } from '../../db/change.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import { addTemplate, findTemplate, listTemplates, markTemplateRemoved, setTemplate } from './queries-methods.ts'
import { checkForm, type FormFault, formOf } from './rules-forms.ts'
import { freeName } from './rules-frameworks.ts'
import type { WriteDeps } from './service-frameworks.ts'
import { DEFAULT_CYCLE, shippedTemplates } from './shipped-templates.ts'

type NoTemplate = Outcome<'TEMPLATE_NOT_FOUND'>
const noTemplate = err({ code: 'TEMPLATE_NOT_FOUND' as const })

/** One's own first, then what ships. */
export async function allTemplates(db: ReadDb): Promise<TemplateRow[]> {
  const own = (await listTemplates(db)).map((template) => ({ ...template, key: template.id }))
  const shipped = Object.entries(shippedTemplates).map(([key, template]) => ({ ...template, key, id: null }))
  return [...own, ...shipped]
}

/** A template by its key, shipped or own. */
export async function templateByKey(db: ReadDb, key: string): Promise<TemplateBody | null> {
  if (Object.hasOwn(shippedTemplates, key)) return shippedTemplates[key] ?? null
  return findTemplate(db, key)
}

export interface CycleShape {
  readonly shares: PhaseShares
  readonly form: ReviewForm
}

/** What a cycle starts from: the template of this key, or the annual one. Null when there is no such cycle template. */
export async function cycleShape(db: ReadDb, key: string = DEFAULT_CYCLE): Promise<CycleShape | null> {
  const template = await templateByKey(db, key)
  return template?.content.kind === 'cycle' ? template.content : null
}

export type NewTemplate = { readonly copyOf: string } | { readonly name: string; readonly content: TemplateContent }

export async function createTemplate(
  deps: WriteDeps,
  input: NewTemplate,
): Promise<Result<{ templateId: TemplateId; change: Change }, NoTemplate | FormFault>> {
  return change(deps, { verb: 'library.createTemplate', summary: 'Template added' }, async (tx, open) => {
    const source = 'copyOf' in input ? await templateByKey(tx, input.copyOf) : { ...input, description: '', notice: '' }
    if (!source) return noTemplate
    const { description, notice, content } = source
    const form = formOf(content)
    const checked = form ? checkForm(form) : ok(null)
    if (!checked.ok) return checked
    const taken = (await allTemplates(tx)).filter((template) => template.content.kind === content.kind).map((template) => template.name)
    const name = freeName(source.name, new Set(taken))
    const id = deps.newId() as TemplateId
    await addTemplate(tx, open.at, { id, name, description, notice, content })
    const summary = `${name} added`
    open.describe(summary)
    return ok({ templateId: id, change: { id: open.id, summary } })
  })
}

export async function updateTemplate(
  deps: WriteDeps,
  id: TemplateId,
  template: Omit<TemplateBody, 'notice'>,
): Promise<Result<{ savedAt: number }, NoTemplate | Outcome<'TEMPLATE_OF_ANOTHER_KIND'> | FormFault>> {
  return change(deps, { verb: 'library.updateTemplate', summary: 'Template changed' }, async (tx, open) => {
    const found = await findTemplate(tx, id)
    if (!found) return noTemplate
    if (found.content.kind !== template.content.kind) return err({ code: 'TEMPLATE_OF_ANOTHER_KIND' as const })
    const form = formOf(template.content)
    const checked = form ? checkForm(form) : ok(null)
    if (!checked.ok) return checked
    const { name, description, content } = template
    await setTemplate(tx, open.at, { id, name, description, content, notice: found.notice })
    return ok({ savedAt: open.at })
  })
}

export async function removeTemplate(deps: WriteDeps, id: TemplateId): Promise<Result<Change, NoTemplate>> {
  return change(deps, { verb: 'library.removeTemplate', summary: 'Template removed' }, async (tx, open) => {
    const found = await findTemplate(tx, id)
    if (!found) return noTemplate
    await markTemplateRemoved(tx, open.at, id)
    const summary = `${found.name} removed`
    open.describe(summary)
    return ok({ id: open.id, summary })
  })
}
