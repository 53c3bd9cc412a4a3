import { Button, TextInput } from '@mantine/core'
import { Copy, Printer } from 'lucide-react'
import { type FormEvent, useMemo, useState } from 'react'
import { copyText } from './copy-text.ts'
import { ErrorNote } from './ErrorNote.tsx'
import classes from './RecoverySheet.module.css'

interface RecoverySheetProps {
  readonly code: string
  readonly onConfirmed: () => Promise<void>
  /** Absent where the code has to be kept before anything goes on. */
  readonly onLater?: () => void
}

/** Two different groups to type, chosen anew for every sheet; places count from 1. */
function twoPlaces(groups: number): readonly [number, number] {
  const first = Math.floor(Math.random() * groups)
  const second = (first + 1 + Math.floor(Math.random() * (groups - 1))) % groups
  return first < second ? [first, second] : [second, first]
}

function same(typed: string, group: string | undefined): boolean {
  const plain = typed.trim().toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return plain === group
}

/** The code in groups, a way to print or copy it, and two groups typed back to prove that it is kept. */
export function RecoverySheet({ code, onConfirmed, onLater }: RecoverySheetProps) {
  const groups = useMemo(() => code.split('-'), [code])
  const [places] = useState(() => twoPlaces(groups.length))
  const [typed, setTyped] = useState<readonly [string, string]>(['', ''])
  const [tried, setTried] = useState(false)
  const [copied, setCopied] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const right = places.map((place, index) => same(typed[index] ?? '', groups[place]))

  async function confirm(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (!right.every(Boolean)) return
    try {
      await onConfirmed()
    } catch (cause) {
      setError(cause)
    }
  }

  return (
    <form className={classes.sheet} onSubmit={(event) => void confirm(event)}>
      <ol className={classes.groups} aria-label="Recovery code">
        {groups.map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place
          <li key={index}>
            <span className={classes.place}>{index + 1}</span>
            <span className={classes.group}>{group}</span>
          </li>
        ))}
      </ol>
      <div className={`${classes.row} no-print`}>
        <Button leftSection={<Printer size={16} aria-hidden="true" />} onClick={() => window.print()}>
          Print
        </Button>
        <Button leftSection={<Copy size={16} aria-hidden="true" />} onClick={() => void copyText(code).then(setCopied)}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
        <span className="t-caption c-3">Best on paper, away from this computer.</span>
      </div>
      <fieldset className={`${classes.check} no-print`}>
        <legend>To confirm, type two of its groups</legend>
        {places.map((place, index) => (
          <TextInput
            key={place}
            label={`Group ${place + 1}`}
            autoComplete="off"
            spellCheck={false}
            maxLength={6}
            value={typed[index] ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget
              setTyped(index === 0 ? [value, typed[1]] : [typed[0], value])
            }}
            error={tried && !right[index] ? 'This is not the group above' : undefined}
          />
        ))}
      </fieldset>
      {error !== null && <ErrorNote error={error} />}
      <div className={`${classes.row} no-print`}>
        <Button type="submit" variant="filled" size="lg" disabled={typed.some((group) => group.trim() === '')}>
          Confirm the code
        </Button>
        {onLater !== undefined && (
          <button type="button" className="link" onClick={onLater}>
            Confirm later
          </button>
        )}
      </div>
    </form>
  )
}
