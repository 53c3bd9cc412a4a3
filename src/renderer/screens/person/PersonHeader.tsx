import { ActionIcon, Button, Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Ellipsis, FilePen, MessagesSquare } from 'lucide-react'
import { useState } from 'react'
import type { PersonDetail } from '../../../shared/contract/people.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { Avatar } from '../../components/Avatar.tsx'
import { formatDay } from '../../components/format.ts'
import { Rings } from '../../components/Rings.tsx'
import { ChangeStanding } from '../../frame/ChangeStanding.tsx'
import { HandOverDialog } from './HandOverDialog.tsx'
import classes from './person.module.css'
import { tenureRings, tenureWords } from './tenure.ts'
import { usePersonActions } from './use-person-actions.ts'
import { useWriteReview } from './use-write-review.ts'

interface PersonHeaderProps {
  readonly person: PersonDetail
  readonly today: IsoDate
  readonly onEdit: () => void
  readonly onSchedule: () => void
}

/** Who this is, and the two things one comes here to begin. */
export function PersonHeader({ person, today, onEdit, onSchedule }: PersonHeaderProps) {
  const review = useWriteReview(person)
  const place = [person.jobTitle, person.unit].filter(Boolean).join(', ')
  return (
    <header className={classes.header}>
      <Avatar name={person.name} size={56} />
      <div className={classes.who}>
        <h1 className="t-title">{person.name}</h1>
        <p className={classes.facts}>
          {place !== '' && <span>{place}</span>}
          {person.managerId !== null && (
            <span>
              reports to{' '}
              <Link to="/people/$personId" params={{ personId: person.managerId }} className="plain-link">
                {person.managerName}
              </Link>
            </span>
          )}
          {person.hiredOn !== null && person.status === 'active' && (
            <span className={classes.tenure}>
              <Rings size={16} total={tenureRings(person.hiredOn, today)} strokeWidth={1} />
              {tenureWords(person.hiredOn, today)}
            </span>
          )}
          {person.status === 'left' && <span>{person.leftOn === null ? 'left' : `left ${formatDay(person.leftOn, today)}`}</span>}
        </p>
      </div>
      <div className={classes.actions}>
        <Button leftSection={<MessagesSquare size={16} aria-hidden />} onClick={onSchedule}>
          One-to-one
        </Button>
        {review !== null && (
          <Button variant="filled" leftSection={<FilePen size={16} aria-hidden />} loading={review.busy} onClick={review.write}>
            {person.review === 'not-started' || person.review === 'writing' ? 'Write review' : 'Open review'}
          </Button>
        )}
        <PersonMenu person={person} onEdit={onEdit} />
      </div>
    </header>
  )
}

function PersonMenu({ person, onEdit }: Pick<PersonHeaderProps, 'person' | 'onEdit'>) {
  const actions = usePersonActions(person)
  const [open, setOpen] = useState<'nothing' | 'standing' | 'hand-over'>('nothing')
  const close = () => setOpen('nothing')
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={32} aria-label={`More for ${person.name}`}>
            <Ellipsis size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onEdit}>Edit person</Menu.Item>
          <Menu.Item onClick={() => setOpen('hand-over')}>Hand over</Menu.Item>
          <Menu.Item onClick={() => setOpen('standing')}>{person.status === 'active' ? 'Mark as left' : 'Mark as active'}</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={actions.remove}>Remove person</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === 'standing' && <ChangeStanding people={[person]} to={person.status === 'active' ? 'left' : 'active'} onClose={close} />}
      {open === 'hand-over' && <HandOverDialog person={person} onClose={close} />}
    </>
  )
}
