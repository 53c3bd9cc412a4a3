import { useEffect, useRef } from 'react'
import { Avatar } from '../../components/Avatar.tsx'
import { KeyCap } from '../../components/KeyCap.tsx'
import { type Entry, markParts } from './palette-entries.ts'
import classes from './search.module.css'

interface PaletteRowProps {
  readonly entry: Entry
  /** What was asked for, to be marked in the title. */
  readonly asked: string
  readonly selected: boolean
  readonly onPoint: () => void
  readonly onRun: () => void
}

/** One result: icon, title with what was asked for marked, detail, and who can read it. */
export function PaletteRow({ entry, asked, selected, onPoint, onRun }: PaletteRowProps) {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (selected) row.current?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  const Icon = entry.icon
  return (
    // The combobox keeps the focus and the keys; the row answers the pointer only.
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field runs the selected row
    // biome-ignore lint/a11y/useFocusableInteractive: options are pointed at by aria-activedescendant
    <div
      ref={row}
      id={`palette ${entry.id}`.replaceAll(' ', '-')}
      role="option"
      aria-selected={selected}
      className={classes.row}
      onMouseMove={onPoint}
      onClick={onRun}
    >
      <span className={classes.icon}>
        {Icon === 'avatar' ? <Avatar name={entry.title} size={24} /> : <Icon size={16} aria-hidden="true" />}
      </span>
      <span className={classes.title}>
        {markParts(entry.title, asked).map((part, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no identity but their place
          part.hit ? <mark key={index}>{part.text}</mark> : part.text,
        )}
      </span>
      <span className={classes.detail}>
        {entry.onlyYou === true && <span className={classes.only}>Only you</span>}
        {entry.detail}
      </span>
      {selected ? <KeyCap keys="↵" /> : entry.keys?.split(' ').map((key) => <KeyCap key={key} keys={key} />)}
    </div>
  )
}
