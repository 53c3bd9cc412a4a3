import { Menu } from '@mantine/core'
import { CircleSlash, Info, Wrench } from 'lucide-react'
import { useState } from 'react'
import type { ImportProblem } from '../../../shared/contract/people-import.ts'
import { KindChip } from '../../components/FilterChip.tsx'
import { count } from '../../components/format.ts'
import { ImportProblemRow } from './ImportProblemRow.tsx'
import classes from './import.module.css'
import { type Choice, type DecidedProblems, decide, type ListedProblem, takenBack } from './import-decided.ts'
import { effectWords, groupProblems, type ProblemCode, type ProblemGroup, problemWords } from './import-words.ts'

interface ImportProblemsProps {
  readonly problems: readonly ListedProblem[]
  readonly more: number
  /** How many rows are read as decided last time. */
  readonly recalled: number
  readonly decided: DecidedProblems
  readonly onDecide: (decided: DecidedProblems) => void
  readonly onForget: () => void
}

const STEP = 50
const icons = { skips: CircleSlash, repairs: Wrench, notes: Info }

/** What was found in the file, by kind, with what happens to each row and what may be decided instead. */
export function ImportProblems({ problems, more, recalled, decided, onDecide, onForget }: ImportProblemsProps) {
  const [kind, setKind] = useState<ProblemCode | null>(null)
  const asLastTime = recalled > 0 && (
    <p className={classes.none}>
      {count(recalled, 'row')} read or left out as decided when {recalled === 1 ? 'it was' : 'they were'} last imported.{' '}
      <button type="button" className="link" onClick={onForget}>
        Decide again
      </button>
    </p>
  )
  if (problems.length === 0) return asLastTime || <p className={classes.none}>Nothing in the file needs a decision.</p>
  const groups = groupProblems(problems.map(({ problem }) => problem))
  const kinds = [...new Set(groups.map(({ code }) => code))]
  const states = new Map(problems.map((listed) => [listed.problem, listed]))
  const shown = groups.filter(({ code }) => kind === null || code === kind || !kinds.includes(kind))
  const choose = (about: readonly ImportProblem[], choice: (problem: ImportProblem) => Choice | null) =>
    onDecide(decide(decided, about, choice))
  return (
    <section className={classes.section} aria-label="Problems">
      {asLastTime}
      {kinds.length > 1 && (
        <div className={classes.kinds}>
          <KindChip selected={kind === null} count={problems.length} onClick={() => setKind(null)}>
            All
          </KindChip>
          {kinds.map((code) => (
            <KindChip
              key={code}
              selected={kind === code}
              count={problems.filter(({ problem }) => problem.code === code).length}
              onClick={() => setKind(code)}
            >
              {problemWords[code]}
            </KindChip>
          ))}
        </div>
      )}
      {shown.map((group, index) => (
        <Group
          key={`${group.effect} ${group.code}`}
          group={group}
          first={index === 0}
          states={states}
          onChoose={choose}
          onTakeBack={(problem) => onDecide(takenBack(decided, problem))}
        />
      ))}
      {more > 0 && (
        <p className={classes.rest}>
          {count(more, 'more problem')}. The gravest {problems.length} are listed.
        </p>
      )}
    </section>
  )
}

interface GroupProps {
  readonly group: ProblemGroup
  /** Its columns are named; those of the others stand below them. */
  readonly first: boolean
  readonly states: ReadonlyMap<ImportProblem, ListedProblem>
  readonly onChoose: (about: readonly ImportProblem[], choice: (problem: ImportProblem) => Choice | null) => void
  readonly onTakeBack: (problem: ImportProblem) => void
}

function Group({ group, first, states, onChoose, onTakeBack }: GroupProps) {
  const [shown, setShown] = useState(STEP)
  const Icon = icons[group.effect]
  const open = group.problems.filter((problem) => states.get(problem)?.decided === null)
  const rest = group.problems.length - shown
  return (
    <section className={classes.group} data-effect={group.effect} aria-label={problemWords[group.code]}>
      <header className={classes.groupHead}>
        <Icon size={16} aria-hidden />
        <h2 className={classes.groupTitle}>{problemWords[group.code]}</h2>
        <span className={classes.groupCount}>
          {count(group.problems.length, 'row')}, {effectWords[group.effect].toLowerCase()}
        </span>
        {open.length > 1 && <ForAll problems={open} onChoose={(choice) => onChoose(open, choice)} />}
      </header>
      <div className={classes.scroll}>
        <table className={`${classes.table} ${classes.problems}`}>
          <colgroup>
            <col className={classes.colRow} />
            <col className={classes.colWho} />
            <col className={classes.colValue} />
            <col />
            <col className={classes.colDecide} />
          </colgroup>
          <thead className={first ? undefined : 'visually-hidden'}>
            <tr>
              <th scope="col" className={classes.number}>
                Row
              </th>
              <th scope="col" className={classes.who}>
                Person
              </th>
              <th scope="col" className={classes.value}>
                In the file
              </th>
              <th scope="col">What happens</th>
              <th scope="col" className={classes.decide}>
                <span className="visually-hidden">Decision</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {group.problems.slice(0, shown).map((problem) => (
              <ImportProblemRow
                key={`${problem.row} ${problem.field}`}
                problem={problem}
                decided={states.get(problem)?.decided ?? null}
                onChoose={(choice) => onChoose([problem], () => choice)}
                onTakeBack={() => onTakeBack(problem)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {rest > 0 && (
        <button type="button" className={`link ${classes.rest}`} onClick={() => setShown(shown + STEP)}>
          Show {Math.min(rest, STEP)} of {rest} more
        </button>
      )}
    </section>
  )
}

interface ForAllProps {
  readonly problems: readonly ImportProblem[]
  readonly onChoose: (choice: (problem: ImportProblem) => Choice | null) => void
}

/** One decision for every row of a kind that is still open. */
function ForAll({ problems, onChoose }: ForAllProps) {
  const near = problems.filter(({ suggestions, choices }) => choices.includes('fix') && suggestions.length > 0).length
  const can = (choice: ImportProblem['choices'][number]) => problems.every(({ choices }) => choices.includes(choice))
  const stranger = problems.every(({ code }) => code === 'number-taken')
  const rows = `all ${problems.length}`
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <button type="button" className={`link ${classes.forAll}`}>
          For {rows}…
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {near > 0 && (
          <Menu.Item onClick={() => onChoose(({ suggestions: [first] }) => (first ? { action: 'fix', value: first.value } : null))}>
            {stranger ? 'Add them as new people, without the number' : 'Use the nearest value'}
            {near < problems.length ? `, where there is one (${near})` : ''}
          </Menu.Item>
        )}
        {can('as-is') && (
          <Menu.Item onClick={() => onChoose(() => ({ action: 'as-is' }))}>
            {stranger ? `Take ${rows} as the same people, renamed` : `Take ${rows} as they are`}
          </Menu.Item>
        )}
        {can('skip') && <Menu.Item onClick={() => onChoose(() => ({ action: 'skip' }))}>Leave {rows} out</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
