import type { SearchHit } from '../../../shared/contract/search.ts'
import type { DataColumn } from '../../components/data-column.ts'
import { formatShortDay } from '../../components/format.ts'
import { KindIcon } from '../../components/KindIcon.tsx'
import { dayCell } from '../../components/sheet.ts'
import type { Room } from '../../components/use-room.ts'
import { headOf, KIND_WORDS, moreOf, plainOf } from './hit-words.ts'
import { MarkedText } from './MarkedText.tsx'
import classes from './search.module.css'

const NARROW: ReadonlySet<string> = new Set(['context', 'readers', 'kind'])
const MEDIUM: ReadonlySet<string> = new Set(['context'])

/** What does not fit goes first. */
export function hiddenAt(hidden: ReadonlySet<string>, room: Room): ReadonlySet<string> {
  if (room === 'wide') return hidden
  return new Set([...hidden, ...(room === 'narrow' ? NARROW : MEDIUM)])
}

/** What belongs to nobody, such as a template, has no other side. */
const readersOf = (hit: SearchHit) => (hit.readers === 'only-you' ? 'Only you' : hit.personId === null ? null : 'Both sides')
const wordsOf = (hit: SearchHit) => [headOf(hit), moreOf(hit)].map(plainOf).filter(Boolean).join(': ')

export const searchColumns: readonly DataColumn<SearchHit>[] = [
  {
    id: 'what',
    header: 'What',
    value: wordsOf,
    tip: wordsOf,
    cell: (hit) => (
      <span className={classes.what}>
        <MarkedText parts={headOf(hit)} />
        <span className={classes.more}>
          <MarkedText parts={moreOf(hit)} />
        </span>
      </span>
    ),
  },
  {
    id: 'kind',
    header: 'Kind',
    width: '170px',
    value: (hit) => KIND_WORDS[hit.kind],
    cell: (hit) => (
      <span className={classes.private}>
        <KindIcon kind={hit.kind} size={14} /> {KIND_WORDS[hit.kind]}
      </span>
    ),
  },
  { id: 'person', header: 'Person', width: '150px', value: (hit) => hit.personName || null, tip: (hit) => hit.personName || null },
  { id: 'context', header: 'Belongs to', width: '150px', value: (hit) => hit.context || null, tip: (hit) => hit.context || null },
  { id: 'readers', header: 'Readers', width: '92px', value: readersOf, cell: (hit) => readersOf(hit) ?? '–' },
  {
    id: 'on',
    header: 'Date',
    width: '96px',
    align: 'right',
    value: (hit) => hit.on,
    cell: (hit) => (hit.on === null ? '–' : formatShortDay(hit.on)),
    inFile: [{ header: 'Date', cell: (hit) => dayCell(hit.on) }],
  },
]
