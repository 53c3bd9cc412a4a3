import { Link, useParams } from '@tanstack/react-router'
import { Suspense } from 'react'
import classes from './library.module.css'
import { librarySections } from './sections.ts'

/** What a firm judges by: its jobs, the roles they can start from, competencies, scales, templates and wording. */
export function LibraryScreen() {
  const { section } = useParams({ strict: false })
  return <Library id={section ?? 'jobs'} />
}

/** The role search stands in the same frame; its address also says which role is open. */
export function RolesScreen() {
  return <Library id="roles" />
}

function Library({ id }: { readonly id: string }) {
  const section = librarySections.find((known) => known.id === id) ?? librarySections[0]
  if (section === undefined) return null
  const Body = section.body
  return (
    <div className={classes.screen} data-fills={section.fills || undefined}>
      <header className={classes.head}>
        <h1 className="t-title">Library</h1>
        <nav aria-label="Library">
          <ul className={classes.sections}>
            {librarySections.map(({ id: other, title }) => (
              <li key={other}>
                <Link
                  to="/library/$section"
                  params={{ section: other }}
                  className={classes.section}
                  {...(other === section.id ? { 'aria-current': 'page' as const } : {})}
                >
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <div className={classes.body}>
        <Suspense fallback={null}>
          <Body key={section.id} />
        </Suspense>
      </div>
    </div>
  )
}
