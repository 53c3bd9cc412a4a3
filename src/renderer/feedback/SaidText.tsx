import { useRef } from 'react'
import { addDays } from '../../shared/kernel/dates.ts'
import { todayIso } from '../components/format.ts'
import { WordingHints } from '../components/WordingHints.tsx'
import { MarkdownBox } from '../editor/MarkdownBox.tsx'
import type { FieldHandle } from '../editor/MarkdownField.tsx'

interface SaidTextProps {
  readonly label: string
  readonly placeholder: string
  readonly rows: number
  readonly value: string
  /** First name of the other who reads it; empty before one is chosen, when `orElse` stands for it. */
  readonly first: string
  readonly orElse: string
  readonly onChange: (text: string) => void
}

/** What both sides will read, with help with its wording. */
export function SaidText({ first, orElse, ...text }: SaidTextProps) {
  const field = useRef<FieldHandle>(null)
  return (
    <div>
      <MarkdownBox {...text} field={field} readers={{ kind: 'both', who: first === '' ? orElse : first }} autoFocus />
      <WordingHints text={text.value} field={field} names={[first]} startsOn={addDays(todayIso(), -365)} today={todayIso()} />
    </div>
  )
}
