import { ActionIcon, Button, Menu } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { CircleCheck, Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { Concern } from '../../../../shared/contract/concerns.ts'
import type { IsoDate } from '../../../../shared/kernel/dates.ts'
import { formatShortDay } from '../../../components/format.ts'
import { Markdown } from '../../../components/Markdown.tsx'
import { ReaderLine } from '../../../components/ReaderLine.tsx'
import { SavedIndicator } from '../../../components/SavedIndicator.tsx'
import { useAutosave } from '../../../components/use-autosave.ts'
import { useNamedItem } from '../../../components/use-named-item.ts'
import { MarkdownBox } from '../../../editor/MarkdownBox.tsx'
import { changed } from '../../../rpc/changed.ts'
import { orpc, rpc } from '../../../rpc/client.ts'
import { saidWords, standingWords } from './concern-words.ts'
import classes from './concerns.module.css'
import { FollowUps } from './FollowUps.tsx'
import { SettleDialog } from './SettleDialog.tsx'

interface SaidCardProps {
  readonly concern: Concern
  /** What the owner wrote for themselves before it was said. */
  readonly thoughts: string
  readonly first: string
  readonly today: IsoDate
}

const LINES = [
  ['facts', 'Facts'],
  ['standard', 'What the job asks'],
  ['impact', 'What it leads to'],
  ['support', 'What would help'],
] as const

/** A concern both sides know: what was said stays as it was said; what was agreed and how it goes on is kept up. */
export function SaidCard({ concern, thoughts, first, today }: SaidCardProps) {
  const [settling, setSettling] = useState(false)
  const named = useNamedItem<HTMLElement>(concern.id)
  const settled = concern.standing.kind === 'settled'
  const late = concern.standing.kind === 'overdue'
  return (
    <article {...named} className={classes.card} aria-labelledby={`concern-${concern.id}`}>
      <div className={classes.head}>
        <h3 className="t-name" id={`concern-${concern.id}`}>
          {concern.title}
        </h3>
        <span className={late ? classes.late : 'c-2 with-icon'}>
          {settled && <CircleCheck size={14} strokeWidth={1.75} aria-hidden="true" />}
          {standingWords(concern)}
        </span>
      </div>
      <p className={classes.sub}>
        {saidWords(concern)}
        {concern.happenedOn !== null && `. Happened ${formatShortDay(concern.happenedOn)}`}
      </p>
      <dl className={classes.facts}>
        {LINES.filter(([part]) => concern[part].trim() !== '').map(([part, label]) => (
          <div key={part} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>
              <Markdown text={concern[part]} />
            </dd>
          </div>
        ))}
        {settled && concern.agreed !== '' && (
          <>
            <dt>What was agreed</dt>
            <dd>
              <Markdown text={concern.agreed} />
            </dd>
          </>
        )}
        {concern.outcome !== '' && (
          <>
            <dt>What came of it</dt>
            <dd>
              <Markdown text={concern.outcome} />
            </dd>
          </>
        )}
      </dl>
      {thoughts !== '' && <Thoughts text={thoughts} />}
      {!settled && <Agreed concern={concern} first={first} />}
      <FollowUps concern={concern} first={first} today={today} />
      <Foot concern={concern} first={first} onSettle={() => setSettling(true)} />
      {settling && <SettleDialog concern={concern} first={first} today={today} onClose={() => setSettling(false)} />}
    </article>
  )
}

/** Stayed with the owner when the rest was said. */
function Thoughts({ text }: { readonly text: string }) {
  return (
    <section className={classes.thoughts} aria-label="Your own thoughts" data-private>
      <div className={classes.head}>
        <h4 className="t-label">Your own thoughts</h4>
        <ReaderLine kind="only-you" text="Only you, in this vault, always" />
      </div>
      <Markdown text={text} />
    </section>
  )
}

function Agreed({ concern, first }: Pick<SaidCardProps, 'concern' | 'first'>) {
  const text = useAutosave(concern.agreed, (agreed) => rpc.concerns.saveAgreed({ concernId: concern.id, agreed }))
  return (
    <div className={classes.followUps}>
      <MarkdownBox
        label="What was agreed"
        beside={<SavedIndicator state={text.state} onRetry={() => void text.flush()} />}
        readers={{ kind: 'both', who: first }}
        value={text.value}
        onChange={text.change}
        onLeave={() => void text.flush()}
      />
    </div>
  )
}

function Foot({ concern, first, onSettle }: Pick<SaidCardProps, 'concern' | 'first'> & { readonly onSettle: () => void }) {
  const reopen = useMutation(orpc.concerns.settle.mutationOptions({ onSuccess: (change) => changed(change) }))
  const remove = useMutation(orpc.concerns.remove.mutationOptions({ onSuccess: (change) => changed(change) }))
  const settled = concern.standing.kind === 'settled'
  return (
    <div className={classes.foot}>
      <ReaderLine kind="both" who={first} text={`What stands here is known to ${first} and you`} />
      {!settled && <Button onClick={onSettle}>Settle</Button>}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`More for ${concern.title}`}>
            <Ellipsis size={16} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {settled && (
            <Menu.Item onClick={() => reopen.mutate({ concernId: concern.id, outcome: concern.outcome, on: null })}>Open again</Menu.Item>
          )}
          <Menu.Item onClick={() => remove.mutate({ concernId: concern.id })}>Remove</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
