import type { SearchHit } from '../../../shared/contract/search.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { Deps } from '../../kernel/deps.ts'
import { dayWords } from '../coaching/index.ts'
import {
  type Candidate,
  feedbackPage,
  goalsPage,
  meetingsPage,
  type Page,
  peoplePage,
  privateNotesPage,
  sharedNotesPage,
} from './queries.ts'
import { matches, snippet, wordsOf } from './rules.ts'

const MOST = 5
const PAGE = 500

/** Goals, notes, one-to-ones, people: at most five of each, newest first. Without words, the newest there are. */
export async function find({ db, now }: Pick<Deps, 'db' | 'now'>, text: string): Promise<SearchHit[]> {
  const words = wordsOf(text)
  const today = localDate(now())
  const first = (read: (page: Page) => Promise<Candidate[]>) => firstMatches(read, words)
  const goals = await first((page) => goalsPage(db, page))
  const notes = [
    ...(await first((page) => privateNotesPage(db, page))),
    ...(await first((page) => sharedNotesPage(db, page))),
    ...(await first((page) => feedbackPage(db, page))),
  ]
  const meetings = await first((page) => meetingsPage(db, page))
  const people = await first((page) => peoplePage(db, page))
  return [
    ...goals.map((goal) => hit(goal, 'goal', { title: goal.title, detail: `${goal.name}, ${goal.on}` })),
    ...newest(notes).map((note) => noteHit(note, words, today)),
    ...meetings.map((meeting) => meetingHit(meeting, words, today)),
    ...people.map((person) => hit(person, 'person', { title: person.name, detail: person.title })),
  ]
}

/** Reads page after page until there are enough. */
async function firstMatches(read: (page: Page) => Promise<Candidate[]>, words: readonly string[]): Promise<Candidate[]> {
  const found: Candidate[] = []
  for (let offset = 0; ; offset += PAGE) {
    const page = await read({ limit: PAGE, offset })
    found.push(...page.filter(({ text }) => matches(text, words)))
    if (found.length >= MOST || page.length < PAGE) return found.slice(0, MOST)
  }
}

function newest(notes: readonly Candidate[]): Candidate[] {
  return notes.toSorted((a, b) => (a.on === b.on ? 0 : a.on < b.on ? 1 : -1)).slice(0, MOST)
}

const NOTE_NAMES: Readonly<Record<string, string>> = { private: 'Private note', shared: 'Shared note', feedback: 'Feedback' }

function noteHit(note: Candidate, words: readonly string[], today: string): SearchHit {
  const detail = `${NOTE_NAMES[note.kind] ?? 'Note'}, ${note.name}, ${dayWords(String(note.on), today)}`
  const shown = hit(note, 'note', { title: snippet(note.title, words), detail })
  return note.kind === 'private' ? { ...shown, readers: 'only-you' } : shown
}

function meetingHit(meeting: Candidate, words: readonly string[], today: string): SearchHit {
  const title = `One-to-one with ${meeting.name}, ${dayWords(localDate(Number(meeting.on)), today)}`
  return hit(meeting, 'one-to-one', { title, detail: snippet(meeting.title, words) })
}

function hit({ id, personId }: Candidate, kind: SearchHit['kind'], words: { title: string; detail: string }): SearchHit {
  return { kind, id, personId, ...words, readers: 'both' }
}
