import type { NoteKind } from '../../../shared/contract/coaching-notes.ts'
import type { TimelineKind } from '../../../shared/contract/insights.ts'

export const noteKindWords: Readonly<Record<NoteKind, string>> = {
  private: 'Private note',
  shared: 'Shared note',
  feedback: 'Feedback',
}

/** Whether more people could read the text after the change than before. */
export function readersGrow(from: NoteKind, to: NoteKind): boolean {
  return from === 'private' && to !== 'private'
}

const kindOfItem: Readonly<Partial<Record<TimelineKind, NoteKind>>> = {
  'private-note': 'private',
  'shared-note': 'shared',
  feedback: 'feedback',
}

export function isNote(kind: TimelineKind): boolean {
  return kindOfItem[kind] !== undefined
}
