import { useRef } from 'react'
import { LONGEST } from '../../../shared/kernel/longest.ts'
import { WordingHints } from '../../components/WordingHints.tsx'
import { MarkdownBox } from '../../editor/MarkdownBox.tsx'
import type { FieldHandle } from '../../editor/MarkdownField.tsx'

interface PlanTextProps {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly first: string
  readonly rows?: number
  readonly longest?: number
  readonly onChange: (value: string) => void
  readonly onFlush: () => Promise<void>
}

/** A text that goes into the package, with who will read it and help with its wording. */
export function PlanText({ label, hint = '', value, first, rows = 2, longest = LONGEST.planText, onChange, onFlush }: PlanTextProps) {
  const field = useRef<FieldHandle>(null)
  return (
    <div>
      <MarkdownBox
        field={field}
        label={label}
        placeholder={hint}
        readers={{ kind: 'package', who: first }}
        rows={rows}
        longest={longest}
        value={value}
        onChange={onChange}
        onLeave={() => void onFlush()}
      />
      <WordingHints text={value} field={field} names={[first]} />
    </div>
  )
}
