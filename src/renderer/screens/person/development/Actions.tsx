import { ActionIcon, Button, Menu } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Ellipsis, GraduationCap, type LucideIcon, Plus, Users, Wrench } from 'lucide-react'
import { useState } from 'react'
import type { ActionKind, DevelopmentAction, DevelopmentPlan } from '../../../../shared/contract/developing.ts'
import type { PersonDetail } from '../../../../shared/contract/people.ts'
import type { IsoDate } from '../../../../shared/kernel/dates.ts'
import { firstName, formatMoney, formatShortDay } from '../../../components/format.ts'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { useNamedItem } from '../../../components/use-named-item.ts'
import { rowStop, useRowKeys } from '../../../frame/row-keys.ts'
import { changed } from '../../../rpc/changed.ts'
import { orpc } from '../../../rpc/client.ts'
import { ActionDrawer } from './ActionDrawer.tsx'
import { CloseAction } from './CloseAction.tsx'
import classes from './development.module.css'
import { ACTION_KINDS, ACTION_STATES } from './development-words.ts'

const ICONS: Readonly<Record<ActionKind, LucideIcon>> = { 'on-the-job': Wrench, 'from-others': Users, course: GraduationCap }

interface ActionsProps {
  readonly person: PersonDetail
  readonly plan: DevelopmentPlan
  readonly today: IsoDate
}

type Open =
  | { readonly kind: 'edit'; readonly action: DevelopmentAction | null }
  | { readonly kind: 'close'; readonly action: DevelopmentAction; readonly as: 'done' | 'dropped' }

/** What is done about it: on the job, from others, in courses. Open actions come along from cycle to cycle. */
export function Actions({ person, plan, today }: ActionsProps) {
  const [open, setOpen] = useState<Open | null>(null)
  useRowKeys()
  const first = firstName(person.name)
  return (
    <section>
      <SectionHeading
        title="Plan of actions"
        note={plan.actions.length > 0 ? plan.actions.length : undefined}
        aside={
          <Button size="xs" leftSection={<Plus size={14} aria-hidden />} onClick={() => setOpen({ kind: 'edit', action: null })}>
            Action
          </Button>
        }
      />
      {plan.actions.length === 0 && (
        <p className={classes.empty}>
          Nothing is planned for {first} yet. Most of what people learn comes from the work itself and from others; a course is the third
          way.
        </p>
      )}
      {plan.actions.map((action) => (
        <Row key={action.id} action={action} today={today} onOpen={setOpen} />
      ))}
      {open?.kind === 'edit' && <ActionDrawer person={person} plan={plan} action={open.action} onClose={() => setOpen(null)} />}
      {open?.kind === 'close' && <CloseAction action={open.action} as={open.as} first={first} onClose={() => setOpen(null)} />}
    </section>
  )
}

function isOpen({ state }: DevelopmentAction): boolean {
  return state === 'planned' || state === 'under-way'
}

interface RowProps {
  readonly action: DevelopmentAction
  readonly today: IsoDate
  readonly onOpen: (open: Open) => void
}

function Row({ action, today, onOpen }: RowProps) {
  const Icon = ICONS[action.kind]
  const named = useNamedItem<HTMLDivElement>(action.id)
  const late = isOpen(action) && action.dueOn !== null && action.dueOn < today
  return (
    <div {...named} className={classes.row}>
      <span className="with-icon c-2">
        <Icon size={14} strokeWidth={1.75} aria-hidden="true" />
        {ACTION_KINDS[action.kind]}
      </span>
      <span>
        <button type="button" {...rowStop} className="plain-link w-label bare" onClick={() => onOpen({ kind: 'edit', action })}>
          {action.title}
        </button>
        <span className={classes.sub}>{subline(action)}</span>
        {action.outcome !== '' && <span className={classes.sub}>Outcome: {action.outcome}</span>}
      </span>
      <span className={late ? classes.late : 'c-2'}>{dayWords(action)}</span>
      <span className="num">{action.costMinor !== null && formatMoney(action.costMinor, action.currency)}</span>
      <ActionMenu action={action} onOpen={onOpen} />
    </div>
  )
}

function subline({ competency, state, carriedFrom }: DevelopmentAction): string {
  const parts = [ACTION_STATES[state], competency, carriedFrom === null ? '' : `carried on from ${carriedFrom}`]
  return parts.filter((part) => part !== '').join(', ')
}

function dayWords(action: DevelopmentAction): string {
  if (action.closedOn !== null) return formatShortDay(action.closedOn)
  return action.dueOn === null ? 'no day set' : `due ${formatShortDay(action.dueOn)}`
}

function ActionMenu({ action, onOpen }: Omit<RowProps, 'today'>) {
  const move = useMutation(orpc.developing.moveAction.mutationOptions({ onSuccess: (change) => changed(change) }))
  const remove = useMutation(orpc.developing.removeAction.mutationOptions({ onSuccess: (change) => changed(change) }))
  const to = (state: 'planned' | 'under-way') => move.mutate({ actionId: action.id, state, outcome: action.outcome })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More for ${action.title}`}>
          <Ellipsis size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onOpen({ kind: 'edit', action })}>Edit</Menu.Item>
        {action.state === 'planned' && <Menu.Item onClick={() => to('under-way')}>Begin</Menu.Item>}
        {isOpen(action) ? (
          <>
            <Menu.Item onClick={() => onOpen({ kind: 'close', action, as: 'done' })}>Mark as done</Menu.Item>
            <Menu.Item onClick={() => onOpen({ kind: 'close', action, as: 'dropped' })}>Drop</Menu.Item>
          </>
        ) : (
          <Menu.Item onClick={() => to('planned')}>Plan again</Menu.Item>
        )}
        <Menu.Item onClick={() => remove.mutate({ actionId: action.id })}>Remove</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
