import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { count, formatPercent } from '../../components/format.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import { takeHeldKeys } from '../../frame/held-keys.ts'
import { orpc } from '../../rpc/client.ts'
import { PaletteRow } from './PaletteRow.tsx'
import { type Entry, readQuery, rememberEntry } from './palette-entries.ts'
import { SearchFilters } from './SearchFilters.tsx'
import classes from './search.module.css'
import { usePaletteGroups } from './use-palette-groups.ts'

/** Search and commands over the dimmed page (Ctrl/Cmd K). A combobox: the field keeps the focus, arrows move the row. */
export function SearchPalette({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const [place, setPlace] = useState(0)
  const query = readQuery(typed)
  const { groups, ready, asking } = usePaletteGroups(query)
  const { data: status } = useQuery(orpc.vaults.status.queryOptions())
  const entries = groups.flatMap((group) => group.entries)
  const at = Math.min(place, Math.max(0, entries.length - 1))
  const current = entries[at]
  const results = entries.filter(({ id }) => id !== 'do all-results').length
  const asked = query.kind === 'recent' ? '' : query.text

  function run(entry: Entry | undefined) {
    if (entry === undefined) return
    if (!entry.id.startsWith('do ')) rememberEntry(entry)
    onClose()
    entry.run()
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && entries.length > 0) setPlace((at + step + entries.length) % entries.length)
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      run(event.ctrlKey || event.metaKey ? (entries.find(({ id }) => id === 'do all-results') ?? current) : current)
    } else return
    event.preventDefault()
  }

  return (
    <Modal.Root
      classNames={{ content: classes.palette ?? '' }}
      opened
      onClose={onClose}
      size={720}
      yOffset={104}
      centered={false}
      transitionProps={{ duration: 90 }}
    >
      <Modal.Overlay color="var(--overlay)" backgroundOpacity={1} />
      <Modal.Content aria-label="Search">
        <div className={classes.head}>
          <Search size={18} aria-hidden="true" />
          <input
            className={classes.input}
            role="combobox"
            aria-label="Search this vault"
            aria-expanded="true"
            aria-controls="palette-list"
            aria-autocomplete="list"
            {...(current === undefined ? {} : { 'aria-activedescendant': `palette ${current.id}`.replaceAll(' ', '-') })}
            data-autofocus
            spellCheck={false}
            autoComplete="off"
            maxLength={200}
            placeholder="Goals, notes, people, commands"
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              setPlace(0)
            }}
            onFocus={() => {
              const held = takeHeldKeys()
              if (held !== '') setTyped(typed + held)
            }}
            onKeyDown={onKeyDown}
          />
          {status?.open && (
            <span className={classes.scope}>
              <span className={classes.swatch} style={{ background: `var(--vault-${status.open.colour})` }} />
              This vault only
            </span>
          )}
        </div>
        {query.kind === 'all' && <SearchFilters typed={typed} onChange={setTyped} />}
        {results === 0 && !asking && (
          <p className={classes.none}>{asked === '' ? 'Nothing was opened yet.' : `Nothing in this vault matches “${asked}”.`}</p>
        )}
        <div id="palette-list" role="listbox" aria-label="Results" className={classes.list}>
          {groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options inside a listbox has no element of its own
            <div key={group.title} role="group" aria-label={group.title}>
              <div className={classes.group} aria-hidden="true">
                {group.title}
              </div>
              {group.entries.map((entry) => (
                <PaletteRow
                  key={entry.id}
                  entry={entry}
                  asked={asked}
                  selected={entry === current}
                  onPoint={() => setPlace(entries.indexOf(entry))}
                  onRun={() => run(entry)}
                />
              ))}
            </div>
          ))}
        </div>
        <Foot results={results} ready={ready} filters={query.kind === 'all'} />
      </Modal.Content>
    </Modal.Root>
  )
}

interface FootProps {
  readonly results: number
  readonly ready: number
  readonly filters: boolean
}

function Foot({ results, ready, filters }: FootProps) {
  return (
    <div className={classes.foot}>
      <span>
        <KeyCap keys="↑" /> <KeyCap keys="↓" /> move
      </span>
      <span>
        <KeyCap keys="↵" /> open
      </span>
      {filters ? (
        <span>Narrow with person: kind: tag: before: after:</span>
      ) : (
        <>
          <span>
            <KeyCap keys=">" /> commands only
          </span>
          <span>
            <KeyCap keys="@" /> people
          </span>
        </>
      )}
      <span className={classes.count} role="status">
        {count(results, 'result')}
        {ready < 1 && `, ${formatPercent(Math.floor(ready * 100) * 100)} of the vault can be found so far`}
      </span>
    </div>
  )
}
