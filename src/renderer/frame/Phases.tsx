import { Menu } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Check, ChevronDown } from 'lucide-react'
import { useEffect } from 'react'
import type { CycleSummary } from '../../shared/contract/cycles.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { PhaseLine } from '../components/PhaseLine.tsx'
import { chooseCycle, useCurrentCycle } from '../rpc/current-cycle.ts'
import classes from './Phases.module.css'

/** When in the cycle. Of several running cycles the one of the screen, with a menu to switch. */
export function Phases({ today }: { readonly today: IsoDate }) {
  const navigate = useNavigate()
  const { running, current } = useCurrentCycle()
  const { cycleId } = useParams({ strict: false })
  const ofScreen = running.find(({ id }) => id === cycleId)?.id
  useEffect(() => {
    if (ofScreen !== undefined) chooseCycle(ofScreen)
  }, [ofScreen])
  if (current === null) {
    return (
      <p className="t-caption c-2">
        No cycle is running.{' '}
        <Link to="/cycles/new" className="link">
          Start a cycle
        </Link>
      </p>
    )
  }
  return (
    <div className={classes.phases}>
      {running.length > 1 && <CycleMenu running={running} current={current} />}
      <PhaseLine
        phases={current.phases}
        today={today}
        onOpen={() => void navigate({ to: '/cycles/$cycleId', params: { cycleId: current.id } })}
      />
    </div>
  )
}

function CycleMenu({ running, current }: { readonly running: readonly CycleSummary[]; readonly current: CycleSummary }) {
  const navigate = useNavigate()
  const { cycleId } = useParams({ strict: false })
  function choose(id: CycleSummary['id']) {
    chooseCycle(id)
    if (cycleId !== undefined) void navigate({ to: '/cycles/$cycleId', params: { cycleId: id } })
  }
  return (
    <Menu position="bottom-start" width={260} offset={4} withinPortal={false}>
      <Menu.Target>
        <button type="button" className={classes.target}>
          <span className={classes.name}>{current.name}</span>
          <span className="visually-hidden">, switch the cycle</span>
          <ChevronDown size={14} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Running cycles</Menu.Label>
        {running.map(({ id, name }) => (
          <Menu.Item
            key={id}
            leftSection={<Check size={16} aria-hidden="true" opacity={id === current.id ? 1 : 0} />}
            aria-current={id === current.id}
            onClick={() => choose(id)}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
