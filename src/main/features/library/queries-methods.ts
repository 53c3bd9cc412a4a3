import { z } from 'zod'
import type { Phrase } from '../../../shared/contract/library-methods.ts'
import type { PhraseId, ScaleId, TemplateId } from '../../../shared/kernel/ids.ts'
import {
  type PhraseContent,
  PhraseKind,
  type ScaleContent,
  type TemplateBody,
  TemplateContent,
} from '../../../shared/rules/library-content.ts'
import { ScalePoint } from '../../../shared/rules/review-form.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { PrivatePhraseTable, RatingScaleTable, TemplateTable } from './schema.ts'

const Points = z.array(ScalePoint)
const Tags = z.array(z.string())

export type OwnScale = ScaleContent & { readonly id: ScaleId }
export type OwnTemplate = TemplateBody & { readonly id: TemplateId }

function rowToScale(row: RatingScaleTable): OwnScale {
  return {
    id: row.id as ScaleId,
    name: row.name,
    points: Points.parse(JSON.parse(row.points)),
    meets: row.meets,
    notApplicable: row.not_applicable === 1,
  }
}

function scaleToRow(scale: ScaleContent) {
  return { name: scale.name, points: JSON.stringify(scale.points), meets: scale.meets, not_applicable: scale.notApplicable ? 1 : 0 }
}

export async function listScales(db: ReadDb): Promise<OwnScale[]> {
  const rows = await db.selectFrom('rating_scale').selectAll().where('deleted_at', 'is', null).orderBy('name').orderBy('id').execute()
  return rows.map(rowToScale)
}

export async function findScale(db: ReadDb, id: string): Promise<OwnScale | null> {
  const row = await db.selectFrom('rating_scale').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
  return row ? rowToScale(row) : null
}

export async function addScale(tx: WriteDb, at: number, { id, ...scale }: OwnScale): Promise<void> {
  await tx
    .insertInto('rating_scale')
    .values({ id, ...scaleToRow(scale), updated_at: at, deleted_at: null })
    .execute()
}

export async function setScale(tx: WriteDb, at: number, { id, ...scale }: OwnScale): Promise<void> {
  await tx
    .updateTable('rating_scale')
    .set({ ...scaleToRow(scale), updated_at: at })
    .where('id', '=', id)
    .execute()
}

export async function markScaleRemoved(tx: WriteDb, at: number, id: ScaleId): Promise<void> {
  await tx.updateTable('rating_scale').set({ deleted_at: at }).where('id', '=', id).execute()
}

function rowToTemplate(row: TemplateTable): OwnTemplate {
  return {
    id: row.id as TemplateId,
    name: row.name,
    description: row.description,
    notice: row.notice,
    content: TemplateContent.parse(JSON.parse(row.content)),
  }
}

function templateToRow({ name, description, notice, content }: TemplateBody) {
  return { kind: content.kind, name, description, notice, content: JSON.stringify(content) }
}

export async function listTemplates(db: ReadDb): Promise<OwnTemplate[]> {
  const rows = await db.selectFrom('template').selectAll().where('deleted_at', 'is', null).orderBy('name').orderBy('id').execute()
  return rows.map(rowToTemplate)
}

export async function findTemplate(db: ReadDb, id: string): Promise<OwnTemplate | null> {
  const row = await db.selectFrom('template').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
  return row ? rowToTemplate(row) : null
}

export async function addTemplate(tx: WriteDb, at: number, { id, ...template }: OwnTemplate): Promise<void> {
  await tx
    .insertInto('template')
    .values({ id, ...templateToRow(template), updated_at: at, deleted_at: null })
    .execute()
}

export async function setTemplate(tx: WriteDb, at: number, { id, ...template }: OwnTemplate): Promise<void> {
  await tx
    .updateTable('template')
    .set({ ...templateToRow(template), updated_at: at })
    .where('id', '=', id)
    .execute()
}

export async function markTemplateRemoved(tx: WriteDb, at: number, id: TemplateId): Promise<void> {
  await tx.updateTable('template').set({ deleted_at: at }).where('id', '=', id).execute()
}

function rowToPhrase(row: PrivatePhraseTable): Phrase {
  const kind = PhraseKind.safeParse(row.kind)
  return { id: row.id as PhraseId, text: row.text, kind: kind.success ? kind.data : 'other', tags: Tags.parse(JSON.parse(row.tags)) }
}

function phraseToRow({ text, kind, tags }: PhraseContent) {
  return { text, kind, tags: JSON.stringify(tags) }
}

/** By kind, then in the order they were written. */
export async function listPhrases(db: ReadDb): Promise<Phrase[]> {
  const rows = await db.selectFrom('private_phrase').selectAll().where('deleted_at', 'is', null).orderBy('kind').orderBy('id').execute()
  return rows.map(rowToPhrase)
}

export async function findPhrase(db: ReadDb, id: string): Promise<Phrase | null> {
  const row = await db.selectFrom('private_phrase').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
  return row ? rowToPhrase(row) : null
}

export async function addPhrase(tx: WriteDb, at: number, { id, ...phrase }: Phrase): Promise<void> {
  await tx
    .insertInto('private_phrase')
    .values({ id, ...phraseToRow(phrase), updated_at: at, deleted_at: null })
    .execute()
}

export async function setPhrase(tx: WriteDb, at: number, { id, ...phrase }: Phrase): Promise<void> {
  await tx
    .updateTable('private_phrase')
    .set({ ...phraseToRow(phrase), updated_at: at })
    .where('id', '=', id)
    .execute()
}

export async function markPhraseRemoved(tx: WriteDb, at: number, id: PhraseId): Promise<void> {
  await tx.updateTable('private_phrase').set({ deleted_at: at }).where('id', '=', id).execute()
}
