import { ActionIcon, Button, Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronDown, ChevronUp, Plus, Send } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ParticipationRow } from '../../../shared/contract/cycles.ts'
import type { Plan } from '../../../shared/contract/planning.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { Avatar } from '../../components/Avatar.tsx'
import { orpc } from '../../rpc/client.ts'
import classes from './plan.module.css'
import { planStanding } from './plan-words.ts'

interface PlanHeaderProps {
  readonly plan: Plan
  readonly today: IsoDate
  /** The open panel holds the main step then. */
  readonly panelOpen: boolean
  readonly onAdd: () => void
}

/** Beyond this a menu is no way to find a person; the list of plans is. */
const MENU_SHOWS = 40

/** Whose plan, the way to the next one, and the two steps that concern the whole of it. */
export function PlanHeader({ plan, today, panelOpen, onAdd }: PlanHeaderProps) {
  const cycle = useQuery(orpc.cycles.get.queryOptions({ input: { cycleId: plan.cycleId } }))
  const others = cycle.data?.people ?? []
  return (
    <header className={classes.header}>
      <Avatar name={plan.person.name} size={36} />
      <div className={classes.who}>
        <Switcher plan={plan} others={others} />
        <p className={classes.standing}>
          {plan.person.jobTitle !== null && `${plan.person.jobTitle}. `}
          {planStanding(plan, today)}
        </p>
      </div>
      <Place plan={plan} others={others} />
      {!plan.locked && (
        <>
          <Button variant={plan.goals.length === 0 ? 'filled' : 'default'} leftSection={<Plus size={16} aria-hidden />} onClick={onAdd}>
            Add goal
          </Button>
          {plan.goals.length > 0 && (
            <Button
              renderRoot={(props) => <Link to="/packages/preview" search={{ kind: 'plan', id: plan.participationId }} {...props} />}
              variant={panelOpen ? 'default' : 'filled'}
              leftSection={<Send size={16} aria-hidden />}
            >
              Send for agreement
            </Button>
          )}
        </>
      )}
    </header>
  )
}

interface OthersProps {
  readonly plan: Plan
  readonly others: readonly ParticipationRow[]
}

function Switcher({ plan, others }: OthersProps) {
  const navigate = useNavigate()
  const shown = others.slice(0, MENU_SHOWS)
  return (
    <h1 className="t-page-title">
      <Menu position="bottom-start">
        <Menu.Target>
          <button type="button" className={`bare ${classes.switcher}`}>
            {plan.person.name}
            <ChevronDown size={18} aria-hidden />
            <span className="visually-hidden">, plan; change person</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
          <Menu.Item onClick={() => void navigate({ to: '/people/$personId', params: { personId: plan.person.id } })}>
            Open {plan.person.name}
          </Menu.Item>
          <Menu.Divider />
          {shown.map((other) => (
            <Menu.Item
              key={other.participationId}
              onClick={() => void navigate({ to: '/plan/$participationId', params: { participationId: other.participationId } })}
            >
              {other.name}
            </Menu.Item>
          ))}
          {others.length > MENU_SHOWS && <Menu.Item onClick={() => void navigate({ to: '/plan' })}>All {others.length} plans</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
    </h1>
  )
}

function Place({ plan, others }: OthersProps) {
  const at = others.findIndex((other) => other.participationId === plan.participationId)
  if (at < 0 || others.length < 2) return null
  return (
    <span className={classes.place}>
      <Step to={others[at - 1]} label="Previous person">
        <ChevronUp size={16} aria-hidden />
      </Step>
      {at + 1} of {others.length}
      <Step to={others[at + 1]} label="Next person">
        <ChevronDown size={16} aria-hidden />
      </Step>
    </span>
  )
}

function Step({
  to,
  label,
  children,
}: {
  readonly to: ParticipationRow | undefined
  readonly label: string
  readonly children: ReactNode
}) {
  const navigate = useNavigate()
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={to === undefined ? label : `${label}, ${to.name}`}
      disabled={to === undefined}
      onClick={() => to && void navigate({ to: '/plan/$participationId', params: { participationId: to.participationId } })}
    >
      {children}
    </ActionIcon>
  )
}
