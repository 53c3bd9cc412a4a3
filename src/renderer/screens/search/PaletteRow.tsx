import { useEffect, useRef } from 'react'
import { Avatar } from '../../components/Avatar.tsx'
import { KeyCap } from '../../components/KeyCap.tsx'
import { KindIcon } from '../../components/KindIcon.tsx'
import { MarkedText } from './MarkedText.tsx'
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
        <EntryIcon entry={entry} />
      </span>
      <span className={classes.title}>
        {entry.kind !== undefined && <span className="visually-hidden">{entry.kind}: </span>}
        <MarkedText parts={entry.marked ?? markParts(entry.title, asked)} />
        {entry.more !== undefined && entry.more.length > 0 && (
          <span className={classes.more}>
            <MarkedText parts={entry.more} />
          </span>
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

function EntryIcon({ entry: { icon, title } }: { readonly entry: Entry }) {
  if (icon === 'avatar') return <Avatar name={title} size={24} />
  if ('kind' in icon) return <KindIcon kind={icon.kind} />
  const Icon = icon
  return <Icon size={16} aria-hidden="true" />
}
