import { Button, Menu, TextInput } from '@mantine/core'
import { Check } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { ImportDecision, ImportProblem } from '../../../shared/contract/people-import.ts'
import classes from './import.module.css'
import type { Choice } from './import-decided.ts'
import { consequence, fieldWords, takeWords } from './import-words.ts'

interface ImportProblemRowProps {
  readonly problem: ImportProblem
  readonly decided: ImportDecision | null
  readonly onChoose: (choice: Choice) => void
  readonly onTakeBack: () => void
}

/** One row of the file: what is wrong, what happens to it, and what may happen instead. */
export function ImportProblemRow({ problem, decided, onChoose, onTakeBack }: ImportProblemRowProps) {
  const [writing, setWriting] = useState(false)
  return (
    <tr data-decided={decided !== null || undefined}>
      <td className={classes.number}>{problem.row}</td>
      <td className={classes.who}>
        <span className={classes.cell}>{problem.name || '–'}</span>
      </td>
      <td className={classes.value}>
        {problem.column !== null && <span className="c-3">{problem.column}: </span>}
        {problem.value || 'empty'}
      </td>
      <td className={classes.happens}>
        {writing && decided === null ? (
          <Writing
            problem={problem}
            onClose={() => setWriting(false)}
            onWrite={(value) => {
              setWriting(false)
              onChoose({ action: 'fix', value })
            }}
          />
        ) : decided === null ? (
          consequence(problem)
        ) : (
          <Decision problem={problem} decided={decided} />
        )}
      </td>
      <td className={classes.decide}>
        {decided !== null ? (
          <button type="button" className="link" aria-label={`Take back the decision about row ${problem.row}`} onClick={onTakeBack}>
            Take back
          </button>
        ) : writing ? (
          <button type="button" className="link" onClick={() => setWriting(false)}>
            Cancel
          </button>
        ) : (
          <Choices problem={problem} onChoose={onChoose} onWrite={() => setWriting(true)} />
        )}
      </td>
    </tr>
  )
}

function Decision({ problem, decided }: { readonly problem: ImportProblem; readonly decided: ImportDecision }) {
  return (
    <span className={classes.decision}>
      <Check size={14} aria-hidden />
      {decisionWords(problem, decided)}
    </span>
  )
}

function decisionWords(problem: ImportProblem, { action, value }: ImportDecision): string {
  if (action === 'skip') return 'Left out'
  if (action === 'as-is' && problem.code === 'number-taken') return 'Taken as the same person, renamed'
  if (action === 'as-is' && problem.code === 'manager-left') return 'The manager as written'
  if (action === 'as-is') return problem.effect === 'skips' ? 'Imported as it is' : (problem.repair ?? 'Imported as it is')
  const label = problem.suggestions.find((one) => one.value === value)?.label
  return value === '' && label === undefined ? 'Read as empty' : `Read as ${label ?? value}`
}

interface ChoicesProps {
  readonly problem: ImportProblem
  readonly onChoose: (choice: Choice) => void
  readonly onWrite: () => void
}

function Choices({ problem, onChoose, onWrite }: ChoicesProps) {
  const { choices, suggestions, field } = problem
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button size="compact-xs" aria-label={`Decide about row ${problem.row}`}>
          Decide
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.includes('fix') && (
          <>
            {suggestions.map(({ value, label }) => (
              <Menu.Item key={value} onClick={() => onChoose({ action: 'fix', value })}>
                Read as {label}
              </Menu.Item>
            ))}
            <Menu.Item onClick={onWrite}>Write {field === null ? 'a value' : `another ${fieldWords[field].toLowerCase()}`}</Menu.Item>
          </>
        )}
        {choices.includes('as-is') && <Menu.Item onClick={() => onChoose({ action: 'as-is' })}>{takeWords(problem)}</Menu.Item>}
        {choices.includes('skip') && <Menu.Item onClick={() => onChoose({ action: 'skip' })}>Leave the row out</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}

interface WritingProps {
  readonly problem: ImportProblem
  readonly onWrite: (value: string) => void
  readonly onClose: () => void
}

/** Stands outside, so that it is called when the field comes and not whenever it is drawn. */
function focusOnce(input: HTMLInputElement | null): void {
  input?.focus()
  input?.select()
}

function Writing({ problem, onWrite, onClose }: WritingProps) {
  const [value, setValue] = useState(problem.field === 'name' ? '' : problem.value)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onWrite(value.trim())
  }
  return (
    <form className={classes.writing} onSubmit={submit}>
      <TextInput
        size="xs"
        aria-label={`${problem.field === null ? 'Value' : fieldWords[problem.field]} of row ${problem.row}`}
        data-autofocus
        ref={focusOnce}
        value={value}
        maxLength={500}
        onChange={(event) => setValue(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
      />
      <Button type="submit" size="xs">
        Use
      </Button>
    </form>
  )
}
