import { feelingWord } from '../../../shared/rules/feeling.ts'
import type { CheckInBody } from '../../../shared/rules/package-check-in.ts'
import type { PackageDocument } from '../../../shared/rules/package-document.ts'
import { dayInFull } from './rules-check-in.ts'

type CheckInDocument = PackageDocument & { readonly body: CheckInBody }

/** What a check-in package says, as text to paste: as Markdown, or as plain lines. */
export function checkInText(document: CheckInDocument, nextOn: string | null): { readonly text: string; readonly markdown: string } {
  return { markdown: written(document, nextOn, MARKDOWN), text: written(document, nextOn, PLAIN) }
}

interface Hand {
  readonly title: (text: string) => string
  readonly heading: (text: string) => string
  readonly item: (mark: string, text: string) => string
}

const MARKDOWN: Hand = {
  title: (text) => `# ${text}`,
  heading: (text) => `## ${text}`,
  item: (mark, text) => (mark === '' ? `- ${text}` : `- [${mark}] ${text}`),
}
const PLAIN: Hand = {
  title: (text) => text,
  heading: (text) => text.toUpperCase(),
  item: (mark, text) => (mark === 'x' ? `- ${text} (done)` : `- ${text}`),
}

function written({ title, person, author, body }: CheckInDocument, nextOn: string | null, hand: Hand): string {
  const side = (who: 'manager' | 'employee') => (who === 'manager' ? author : person.name)
  const tick = (done: boolean) => (done ? 'x' : ' ')
  const items = body.items.flatMap(({ title: topic, discussed, note, raisedBy, carriedFrom }) => [
    hand.item(
      tick(discussed),
      `${oneLine(topic)} (${side(raisedBy)}${carriedFrom === null ? '' : `, carried from ${dayInFull(carriedFrom)}`})`,
    ),
    ...note.split('\n').flatMap((line) => (line.trim() === '' ? [] : [`  ${line}`])),
  ])
  const actions = body.actions.map(({ title: action, owner, dueOn, doneOn }) =>
    hand.item(tick(doneOn !== null), `${oneLine(action)} (${side(owner)}${dueOn === null ? '' : `, due ${dayInFull(dueOn)}`})`),
  )
  const parts = [
    [hand.title(`${title}: ${person.name}`)],
    section(hand, 'Agenda', items),
    section(
      hand,
      'Decisions',
      body.decisions.map(({ text }) => hand.item('', oneLine(text))),
    ),
    section(hand, 'Action items', actions),
    section(hand, 'How it felt', feelingLines(body, side, hand)),
    nextOn === null ? [] : [`Next one-to-one: ${dayInFull(nextOn)}`],
  ]
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`
}

function feelingLines({ feeling }: CheckInBody, side: (who: 'manager' | 'employee') => string, hand: Hand): string[] {
  return (['employee', 'manager'] as const).flatMap((who) => {
    const value = feeling[who]
    return value === null ? [] : [hand.item('', `${side(who)}: ${feelingWord(value)}`)]
  })
}

function section(hand: Hand, heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [hand.heading(heading), ...lines]
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
