import { z } from 'zod'
import { Instant, IsoDate } from '../kernel/dates.ts'
import { AttachmentId, NoteId, PersonId } from '../kernel/ids.ts'
import { ATTACHMENT_KINDS, ATTACHMENTS_PER_NOTE } from '../rules/attachments.ts'
import { TAGS_PER_NOTE, Tag } from '../rules/tags.ts'
import { Change, Markdown, opened, Readers } from './base.ts'

/** `private` is read by the owner of the vault alone; `shared` and `feedback` by both sides. */
export const NoteKind = z.enum(['private', 'shared', 'feedback'])
export type NoteKind = z.infer<typeof NoteKind>

/** What a private note records. Not a judgement: a strength or a concern seen, something to know, something to try. */
export const Observation = z.enum(['strength', 'concern', 'context', 'idea'])
export type Observation = z.infer<typeof Observation>

/** What a private note is about, besides its person. A competency is named by its key in the form of the person's cycle. */
export const NoteTarget = z.object({ kind: z.enum(['goal', 'competency', 'one-to-one']), id: z.string().min(1).max(80) })
export type NoteTarget = Readonly<z.infer<typeof NoteTarget>>

export const NamedTarget = NoteTarget.extend({ name: z.string() })
export type NamedTarget = Readonly<z.infer<typeof NamedTarget>>

const Tags = z.array(Tag).max(TAGS_PER_NOTE)
const Targets = z.array(NoteTarget).max(20)

export const Attachment = z.object({
  id: AttachmentId,
  name: z.string(),
  kind: z.enum(ATTACHMENT_KINDS),
  size: z.number().int(),
  addedAt: Instant,
})
export type Attachment = Readonly<z.infer<typeof Attachment>>

export const Note = z.object({
  id: NoteId,
  personId: PersonId,
  kind: NoteKind,
  readers: Readers,
  body: z.string(),
  /** Who gave the feedback; empty for the other kinds. */
  from: z.string(),
  /** Only private notes have these three. */
  observation: Observation.nullable(),
  tags: z.array(z.string()),
  about: z.array(NoteTarget),
  /** The day it speaks of, apart from the moment it was written. */
  observedOn: IsoDate,
  writtenAt: Instant,
  savedAt: Instant,
})
export type Note = Readonly<z.infer<typeof Note>>

/** A note as its own page shows it. */
export const NoteDetail = Note.extend({
  about: z.array(NamedTarget),
  attachments: z.array(Attachment),
  /** Shared notes written from this private one, and when. Known to the owner of the vault alone. */
  sharedAs: z.array(z.object({ noteId: NoteId, writtenAt: Instant })),
})
export type NoteDetail = Readonly<z.infer<typeof NoteDetail>>

/** Where a text is being typed that has no person yet, or belongs to a note that is there already. */
export const DraftPlace = z.string().regex(/^(?:quick|(?:edit|share):[0-9a-f-]{36})$/)

const asked = { observation: Observation.nullable().default(null), tags: Tags.default([]), about: Targets.default([]) }

export const notes = {
  /** Keeps a note. Answered only after the durable write. */
  keepNote: opened
    .input(
      z.object({
        personId: PersonId,
        kind: NoteKind,
        body: Markdown.min(1),
        from: z.string().max(300),
        observedOn: IsoDate,
        ...asked,
        /** Files added while it was typed. */
        attachmentIds: z.array(AttachmentId).max(ATTACHMENTS_PER_NOTE).default([]),
        /** The private note a shared one is written from; that one stays as it is. */
        writtenFrom: NoteId.nullable().default(null),
        /** Where it was typed, when that was not the composer of its person. */
        place: DraftPlace.nullable().default(null),
      }),
    )
    .output(z.object({ note: Note, change: Change }))
    .errors({ PERSON_NOT_FOUND: {}, NOTE_NOT_FOUND: {} }),
  /** What is left out stays as it is. */
  updateNote: opened
    .input(
      z.object({
        noteId: NoteId,
        body: Markdown.min(1),
        observedOn: IsoDate,
        observation: Observation.nullable().optional(),
        tags: Tags.optional(),
        about: Targets.optional(),
      }),
    )
    .output(Note)
    .errors({ NOTE_NOT_FOUND: {} }),
  removeNote: opened
    .input(z.object({ noteId: NoteId }))
    .output(Change)
    .errors({ NOTE_NOT_FOUND: {} }),
  note: opened
    .input(z.object({ noteId: NoteId }))
    .output(NoteDetail)
    .errors({ NOTE_NOT_FOUND: {} }),
  /** Every tag in use, the most used first. */
  tags: opened.output(z.array(z.object({ tag: z.string(), notes: z.number().int() }))),
  /** What a note about this person can be linked to: goals, competencies of the cycle's form, one-to-ones. */
  noteTargets: opened.input(z.object({ personId: PersonId })).output(z.array(NamedTarget)),

  /** The text being typed and not yet kept, one per person; survives a crash, read by nobody else. */
  draft: opened.input(z.object({ personId: PersonId })).output(
    z.object({
      body: z.string(),
      kind: NoteKind,
      savedAt: Instant.nullable(),
      observation: Observation.nullable(),
      tags: z.array(z.string()),
      about: z.array(NoteTarget),
      /** Null when none was chosen. */
      observedOn: IsoDate.nullable(),
      attachments: z.array(Attachment),
    }),
  ),
  saveDraft: opened
    .input(z.object({ personId: PersonId, kind: NoteKind, body: Markdown, ...asked, observedOn: IsoDate.nullable().default(null) }))
    .output(z.object({ savedAt: Instant }))
    .errors({ PERSON_NOT_FOUND: {} }),
  looseDraft: opened
    .input(z.object({ place: DraftPlace }))
    .output(z.object({ body: z.string(), personId: PersonId.nullable(), savedAt: Instant.nullable() })),
  /** An empty text ends the draft. */
  saveLooseDraft: opened
    .input(z.object({ place: DraftPlace, personId: PersonId.nullable(), body: Markdown }))
    .output(z.object({ savedAt: Instant }))
    .errors({ PERSON_NOT_FOUND: {} }),

  /** Told apart by their bytes, never by their name. With no note yet it waits for the one being typed about this person. */
  addAttachment: opened
    .input(z.object({ personId: PersonId, noteId: NoteId.nullable(), file: z.file() }))
    .output(z.object({ attachment: Attachment, change: Change }))
    .errors({
      PERSON_NOT_FOUND: {},
      NOTE_NOT_FOUND: {},
      ATTACHMENT_TOO_LARGE: { data: z.object({ mostBytes: z.number() }) },
      ATTACHMENT_KIND_UNKNOWN: {},
      ATTACHMENTS_FULL: { data: z.object({ most: z.number() }) },
    }),
  attachment: opened
    .input(z.object({ attachmentId: AttachmentId }))
    .output(z.file())
    .errors({ ATTACHMENT_NOT_FOUND: {} }),
  removeAttachment: opened
    .input(z.object({ attachmentId: AttachmentId }))
    .output(Change)
    .errors({ ATTACHMENT_NOT_FOUND: {} }),
}
