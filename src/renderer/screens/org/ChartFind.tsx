import { Select } from '@mantine/core'
import { Search } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import type { ChartPerson } from '../../../shared/contract/people-org.ts'
import { fold } from '../../../shared/rules/fold.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import { useShortcut } from '../../frame/shortcuts.ts'
import classes from './chart.module.css'

interface ChartFindProps {
  readonly people: readonly ChartPerson[]
  readonly onFound: (id: string) => void
}

const SHOWN = 12

/** Finds anybody by name or job; choosing one shows them in the picture, wherever they are. */
export function ChartFind({ people, onFound }: ChartFindProps) {
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useShortcut('f', () => field.current?.focus())
  const folded = useMemo(() => people.map((person) => ({ person, text: foldedText(person) })), [people])
  const data = useMemo(() => {
    const words = fold(text).split(/\s+/).filter(Boolean)
    if (words.length === 0) return []
    const found = folded.filter((entry) => words.every((word) => entry.text.includes(word)))
    return found.slice(0, SHOWN).map(({ person }) => ({ value: String(person.id), label: person.name }))
  }, [folded, text])
  const facts = useMemo(
    () => new Map(people.map((person) => [String(person.id), [person.jobTitle, person.unit].filter(Boolean).join(' · ')])),
    [people],
  )
  const find = (id: string) => {
    setText('')
    onFound(id)
  }
  return (
    <Select
      ref={field}
      className={classes.find ?? ''}
      aria-label="Find a person in the chart"
      placeholder="Find a person"
      leftSection={<Search size={16} aria-hidden />}
      rightSection={<KeyCap keys="F" />}
      rightSectionPointerEvents="none"
      searchable
      searchValue={text}
      onSearchChange={setText}
      value={null}
      data={data}
      filter={({ options }) => options}
      {...(text.trim() === '' ? {} : { nothingFoundMessage: 'Nobody of that name' })}
      selectFirstOptionOnChange
      renderOption={({ option }) => (
        <span>
          <span className="t-label">{option.label}</span>
          <br />
          <span className={`t-caption ${classes.found}`}>{facts.get(option.value)}</span>
        </span>
      )}
      onKeyDown={(event) => {
        // The list marks its first name a moment after a pasted text; Enter means that name already.
        const [first] = data
        if (event.key !== 'Enter' || first === undefined || event.currentTarget.hasAttribute('aria-activedescendant')) return
        event.preventDefault()
        find(first.value)
      }}
      onChange={(id) => {
        if (id !== null) find(id)
      }}
    />
  )
}

function foldedText(person: ChartPerson): string {
  return fold(`${person.name} ${person.jobTitle ?? ''}`)
}
