import { feelingWord } from '../../../shared/rules/feeling.ts'
import type { CheckInBody, CheckInReply } from '../../../shared/rules/package-check-in.ts'
import { adds, conflict, type Effect, same } from './rules-effects.ts'

/** What the reply to a check-in writes beside its answer and comments. */
export type CheckInWrite =
  | { readonly kind: 'topic'; readonly title: string }
  | { readonly kind: 'done'; readonly actionItemId: string }
  | { readonly kind: 'feeling'; readonly feeling: number }

export interface CheckInStanding {
  /** The employee's action items that are still on record, by id. */
  readonly actions: ReadonlyMap<string, { readonly title: string; readonly owner: string; readonly doneOn: string | null }>
  readonly feeling: number | null
  /** What stands on the agenda that topics would go to. */
  readonly agenda: readonly string[]
  /** The day of that meeting; null when one would be planned for them. */
  readonly agendaOn: string | null
}

export function checkInEffects(reply: CheckInReply, here: CheckInStanding): Effect<CheckInWrite>[] {
  return [
    ...reply.done.map((key) => doneEffect(key, here)),
    ...reply.topics.map((title) => topicEffect(title, here)),
    ...(reply.feeling === null ? [] : [feelingEffect(reply.feeling, here)]),
  ]
}

function doneEffect(key: string, { actions }: CheckInStanding): Effect<CheckInWrite> {
  const item = actions.get(key)
  const base = {
    part: `done:${key}`,
    label: item?.title ?? 'Action item',
    here: item?.doneOn ? `Done ${dayInFull(item.doneOn)}` : '',
    incoming: 'Done',
  }
  if (item?.doneOn) return same(base)
  // Another side's promise is not the employee's to keep, and what is gone cannot be done.
  return item?.owner === 'employee' ? adds(base, { kind: 'done', actionItemId: key }) : conflict(base)
}

function topicEffect(title: string, { agenda, agendaOn }: CheckInStanding): Effect<CheckInWrite> {
  const known = agenda.find((other) => plain(other) === plain(title))
  const label = agendaOn === null ? 'Topic for the next one-to-one' : `Topic for ${dayInFull(agendaOn)}`
  const base = { part: 'topic', label, here: known ?? '', incoming: title }
  return known === undefined ? adds(base, { kind: 'topic', title }) : same(base)
}

function feelingEffect(feeling: number, here: CheckInStanding): Effect<CheckInWrite> {
  const words = (value: number) => `${value}, ${feelingWord(value)}`
  const base = { part: 'feeling', label: 'How it felt', here: here.feeling === null ? '' : words(here.feeling), incoming: words(feeling) }
  if (here.feeling === feeling) return same(base)
  return here.feeling === null ? adds(base, { kind: 'feeling', feeling }) : conflict(base)
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "8 Dec 2026": what goes out is read in any year. */
export function dayInFull(date: string): string {
  return `${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`
}

function plain(title: string): string {
  return title.trim().toLowerCase()
}

/** Names of the parts as the employee read them. */
export function checkInLabels(body: CheckInBody): Map<string, string> {
  const labels = new Map([['meeting', 'The notes as a whole']])
  for (const { key, title } of body.items) labels.set(key, title)
  for (const { key, text } of body.decisions) labels.set(key, text)
  for (const { key, title } of body.actions) labels.set(key, title)
  return labels
}

export function checkInInventory(body: CheckInBody): { readonly name: string; readonly count: number }[] {
  return [
    { name: 'Agenda items', count: body.items.length },
    { name: 'Decisions', count: body.decisions.length },
    { name: 'Action items', count: body.actions.length },
  ]
}
