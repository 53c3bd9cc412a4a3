import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Pencil } from 'lucide-react'
import type { PersonDetail } from '../../../shared/contract/people.ts'
import { formatFullDate } from '../../components/format.ts'
import { PersonJob } from '../../library/PersonJob.tsx'
import { JobHistory } from './JobHistory.tsx'
import classes from './tabs.module.css'

interface JobTabProps {
  readonly person: PersonDetail
  readonly onEdit: () => void
}

/** The facts of the employment. */
export function JobTab({ person, onEdit }: JobTabProps) {
  return (
    <>
      <div className={classes.head}>
        <p>Facts of the employment, as imported or written here.</p>
        <Button size="sm" leftSection={<Pencil size={14} />} onClick={onEdit}>
          Edit person
        </Button>
      </div>
      <dl className={classes.facts}>
        <dt>Job</dt>
        <dd>
          {person.jobTitle ?? '–'}
          {person.inJobSince !== null && <span className="c-2"> since {formatFullDate(person.inJobSince)}</span>}
        </dd>
        <dt>Unit</dt>
        <dd>{person.unit ?? '–'}</dd>
        <dt>Manager</dt>
        <dd>
          {person.managerId === null ? (
            '–'
          ) : (
            <Link to="/people/$personId" params={{ personId: person.managerId }} className="link">
              {person.managerName}
            </Link>
          )}
        </dd>
        <dt>Hired</dt>
        <dd>{person.hiredOn === null ? '–' : formatFullDate(person.hiredOn)}</dd>
        <dt>Status</dt>
        <dd>
          {person.status === 'active' ? 'Active' : person.leftOn === null ? 'Left' : `Left, last day ${formatFullDate(person.leftOn)}`}
        </dd>
        <dt>Employee number</dt>
        <dd>{person.employeeNumber ?? '–'}</dd>
        <dt>Email</dt>
        <dd>{person.email ?? '–'}</dd>
        <dt>Reports</dt>
        <dd className={classes.reports}>
          {person.reports.length === 0
            ? '–'
            : person.reports.map((report) => (
                <Link key={report.id} to="/people/$personId" params={{ personId: report.id }} className="link">
                  {report.name}
                </Link>
              ))}
        </dd>
      </dl>
      <JobHistory person={person} />
      <PersonJob personId={person.id} />
    </>
  )
}
