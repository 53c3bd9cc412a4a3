import type { Training } from '../../../../shared/contract/developing.ts'
import type { DataColumn } from '../../../components/data-column.ts'
import { count, formatMoney, majorOf } from '../../../components/format.ts'
import type { Sheet } from '../../../components/sheet.ts'
import type { Room } from '../../../components/use-room.ts'
import { type TrainingSort, trainingSortValue } from './trainings-filter.ts'

type Rest = Omit<DataColumn<Training>, 'id' | 'header' | 'value'>

function column(id: TrainingSort, header: string, rest: Rest): DataColumn<Training> {
  return { id, header, value: (training) => trainingSortValue(training, id), ...rest }
}

const left: Readonly<Record<Room, readonly string[]>> = { wide: [], medium: ['provider'], narrow: ['provider', 'hours', 'competencies'] }

/** The columns left out: by choice, and those that do not fit. */
export function hiddenAt(hidden: ReadonlySet<string>, room: Room): ReadonlySet<string> {
  return left[room].length === 0 ? hidden : new Set([...hidden, ...left[room]])
}

/** Title, provider, competencies, hours, cost, and people with a gap it is for. */
export function trainingColumns(onOpen: (training: Training) => void): readonly DataColumn<Training>[] {
  return [
    column('title', 'Training', {
      width: 'minmax(190px, 1.3fr)',
      cell: (training) => (
        <button type="button" className="plain-link w-label bare" data-opens onClick={() => onOpen(training)}>
          {training.title}
        </button>
      ),
    }),
    column('provider', 'Provider', {
      width: '19%',
      tip: (training) => training.provider || null,
      cell: (training) => training.provider || '–',
    }),
    {
      id: 'competencies',
      header: 'For',
      value: (training) => training.competencies.join(', ') || null,
      tip: (training) => training.competencies.join(', ') || null,
      sortable: false,
    },
    column('hours', 'Hours', { width: '76px', align: 'right', cell: (training) => training.hours ?? '–' }),
    column('cost', 'Cost', {
      width: '130px',
      align: 'right',
      cell: (training) => (training.costMinor === null ? '–' : formatMoney(training.costMinor, training.currency)),
      inFile: [
        { header: 'Cost', cell: (training) => (training.costMinor === null ? null : majorOf(training.costMinor, training.currency)) },
        { header: 'Currency', cell: (training) => (training.costMinor === null ? null : training.currency) },
      ],
    }),
    column('people', 'Gaps seen', {
      width: '104px',
      align: 'right',
      cell: (training) => (training.people === 0 ? '–' : count(training.people, 'person', 'people')),
    }),
  ]
}

/** Every field under the headings that an import reads. */
export function catalogueSheet(trainings: readonly Training[]): Sheet {
  return {
    name: 'Trainings',
    headers: ['Title', 'Provider', 'Description', 'Hours', 'Cost', 'Currency', 'Competencies'],
    rows: trainings.map((training) => [
      training.title,
      training.provider,
      training.description,
      training.hours,
      training.costMinor === null ? null : majorOf(training.costMinor, training.currency),
      training.currency,
      training.competencies.join('; '),
    ]),
  }
}
