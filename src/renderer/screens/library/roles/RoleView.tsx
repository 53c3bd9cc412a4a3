import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { BookOpenText } from 'lucide-react'
import { useState } from 'react'
import type { Role, RoleElement } from '../../../../shared/contract/library-roles.ts'
import { formatCount } from '../../../components/format.ts'
import { RoleCredit } from '../../../components/RoleCredit.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import classes from './roles.module.css'

interface RoleViewProps {
  readonly role: Role
  /** The profile it would be drafted into. */
  readonly job: string | undefined
}

/** Everything the library says of one role. */
export function RoleView({ role, job }: RoleViewProps) {
  return (
    <article className={classes.role} aria-label={role.title}>
      <header className={classes.roleHead}>
        <div>
          <h2 className="t-page-title">{role.title}</h2>
          <p className="c-2">O*NET {role.code}</p>
        </div>
        <Button
          variant="filled"
          renderRoot={(props) => (
            <Link {...props} to="/library/draft/$code" params={{ code: role.code }} search={job === undefined ? {} : { job }} />
          )}
          leftSection={<BookOpenText size={16} aria-hidden />}
        >
          Start from this role
        </Button>
      </header>
      <p className={`t-read ${classes.description}`}>{role.description}</p>
      <OtherTitles titles={role.otherTitles} />
      <Tasks role={role} />
      <Elements role={role} />
      {role.zone !== null && (
        <section>
          <SectionHeading title="Preparation" level={3} />
          <p className={classes.block}>
            <span className="w-strong">{role.zone.name}.</span> {role.zone.education} {role.zone.experience}
          </p>
        </section>
      )}
      {role.technology.length > 0 && (
        <section>
          <SectionHeading title="Technology" level={3} note="hot or in demand" />
          <p className={classes.block}>{role.technology.map((tool) => tool.name).join(', ')}</p>
        </section>
      )}
      {role.activities.length > 0 && (
        <section>
          <SectionHeading title="Kinds of work" level={3} note="counted from the tasks; not a rating of O*NET" />
          <p className={classes.block}>{role.activities.map(({ name, tasks }) => `${name} (${tasks})`).join(', ')}</p>
        </section>
      )}
      <Related role={role} job={job} />
      <RoleCredit />
    </article>
  )
}

const TITLES_AT_FIRST = 10

function OtherTitles({ titles }: { readonly titles: readonly string[] }) {
  const [all, setAll] = useState(false)
  if (titles.length === 0) return null
  const shown = all ? titles : titles.slice(0, TITLES_AT_FIRST)
  return (
    <p className="c-2">
      Also called {shown.join(', ')}
      {titles.length > shown.length && (
        <>
          {' and '}
          <button type="button" className="link" onClick={() => setAll(true)}>
            {formatCount(titles.length - shown.length)} more
          </button>
        </>
      )}
    </p>
  )
}

function Tasks({ role }: { readonly role: Role }) {
  const core = role.tasks.filter((task) => task.kind !== 'supplemental')
  const more = role.tasks.filter((task) => task.kind === 'supplemental')
  return (
    <section>
      <SectionHeading title="Tasks" level={3} note={role.tasks.length} />
      {role.tasks.length === 0 && (
        <p className={classes.lacking}>
          O*NET has no tasks for this role. It is a group of the statistics more than one job; a related role may have them.
        </p>
      )}
      <ul className={classes.tasks}>
        {core.map((task) => (
          <li key={task.id}>{task.text}</li>
        ))}
      </ul>
      {more.length > 0 && (
        <>
          <p className={classes.supplemental}>Supplemental: fewer people in the role do these</p>
          <ul className={classes.tasks}>
            {more.map((task) => (
              <li key={task.id}>{task.text}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const GROUPS = [
  ['skill', 'Skills'],
  ['knowledge', 'Knowledge'],
  ['work-style', 'Work styles'],
] as const
const IN_GROUP = 10

function Elements({ role }: { readonly role: Role }) {
  if (role.elements.length === 0)
    return (
      <section>
        <SectionHeading title="Skills, knowledge, work styles" level={3} />
        <p className={classes.lacking}>
          O*NET has not rated this role. Competencies can come from a framework instead, or from a related role.
        </p>
      </section>
    )
  return (
    <section>
      <SectionHeading title="Skills, knowledge, work styles" level={3} note="importance 1 to 5, level 0 to 7" />
      <div className={classes.groups}>
        {GROUPS.map(([kind, title]) => (
          <div key={kind}>
            <h4 className="t-label">{title}</h4>
            <ul>
              {role.elements
                .filter((element) => element.kind === kind)
                .slice(0, IN_GROUP)
                .map((element) => (
                  <Rated key={element.id} element={element} />
                ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}

function Rated({ element: { name, description, importance, level } }: { readonly element: RoleElement }) {
  return (
    <li className={classes.rated} title={description}>
      <span className={classes.name}>{name}</span>
      <span className={classes.bar} aria-hidden="true">
        <span style={{ width: `${((importance - 1) / 4) * 100}%` }} />
      </span>
      <span className="num">
        <span className="visually-hidden">importance </span>
        {importance.toFixed(1)}
        {level !== null && (
          <span className="c-2">
            <span className="visually-hidden">, level</span> {level.toFixed(1)}
          </span>
        )}
      </span>
    </li>
  )
}

function Related({ role, job }: RoleViewProps) {
  if (role.related.length === 0) return null
  return (
    <section>
      <SectionHeading title="Related roles" level={3} note={role.related.length} />
      <p className={classes.block}>
        {role.related.map((other, place) => (
          <span key={other.code}>
            {place > 0 && ', '}
            <Link to="/library/roles/{-$code}" params={{ code: other.code }} search={job === undefined ? {} : { job }} className="link">
              {other.title}
            </Link>
          </span>
        ))}
      </p>
    </section>
  )
}
