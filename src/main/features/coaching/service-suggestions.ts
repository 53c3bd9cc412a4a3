import type { ReadDb } from '../../db/database.ts'
import { type MeetingToFill, suggestionFactsOf } from './queries-suggestions.ts'
import { suggestions } from './rules.ts'

/** How many items the app could put on each of these agendas. */
export async function countSuggestions(db: ReadDb, meetings: readonly MeetingToFill[]): Promise<Map<string, number>> {
  const facts = await suggestionFactsOf(db, meetings)
  return new Map([...facts].map(([id, known]) => [id, suggestions(known).length]))
}
