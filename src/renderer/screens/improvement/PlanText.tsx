import { Textarea } from '@mantine/core'
import { useRef } from 'react'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import { WordingHints } from '../../components/WordingHints.tsx'

interface PlanTextProps {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly first: string
  readonly rows?: number
  readonly onChange: (value: string) => void
  readonly onFlush: () => Promise<void>
}

/** A text that goes into the package, with who will read it and help with its wording. */
export function PlanText({ label, hint = '', value, first, rows = 2, onChange, onFlush }: PlanTextProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  return (
    <div>
      <Textarea
        ref={field}
        label={label}
        placeholder={hint}
        autosize
        minRows={rows}
        maxLength={20_000}
        description={<ReaderLine kind="package" who={first} />}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={() => void onFlush()}
      />
      <WordingHints text={value} field={field} names={[first]} />
    </div>
  )
}
