import { type JobContent, type JobDifference, type JobPart, jobDifferences, wordDifferences } from '../../shared/rules/job-profile.ts'
import classes from './JobChanges.module.css'
import { SectionHeading } from './SectionHeading.tsx'

const PARTS: Readonly<Record<JobPart, string>> = {
  title: 'Title',
  purpose: 'Purpose',
  responsibilities: 'Responsibilities',
  competencies: 'Competencies',
  standards: 'Standards',
  careerPaths: 'Career paths',
  notes: 'Notes',
}
const KINDS = { added: 'Added', removed: 'Removed', changed: 'Changed', moved: 'Moved' } as const

/** What differs between two versions, part by part: words that went are struck, words that came are underlined. */
export function JobChanges({ before, after }: { readonly before: JobContent; readonly after: JobContent }) {
  const differences = jobDifferences(before, after)
  if (differences.length === 0) return <p className="c-2">Nothing differs.</p>
  const parts = Object.entries(PARTS).flatMap(([part, title]) => {
    const own = differences.filter((one) => one.part === part)
    return own.length === 0 ? [] : [{ part, title, own }]
  })
  return (
    <div className={classes.changes}>
      {parts.map(({ part, title, own }) => (
        <section key={part}>
          <SectionHeading title={title} note={own.length} />
          <ul>
            {own.map((one, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew as a whole and holds no state
              <li key={place} className={classes.change}>
                <span className={classes.kind} data-kind={one.kind}>
                  {KINDS[one.kind]}
                </span>
                <div>
                  {one.name !== '' && <p className="w-label">{one.name}</p>}
                  <Words difference={one} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Words({ difference: { kind, before, after } }: { readonly difference: JobDifference }) {
  if (kind === 'moved') return <p className={classes.words}>{after}</p>
  return (
    <p className={classes.words}>
      {wordDifferences(before, after).map((run, place) => {
        const key = `${place} ${run.kind}`
        if (run.kind === 'removed') return <del key={key}>{run.text}</del>
        return run.kind === 'added' ? <ins key={key}>{run.text}</ins> : <span key={key}>{run.text}</span>
      })}
    </p>
  )
}
