import type { PlanBody } from '../model/parts.ts'
import { Prose, ProseLine } from './Prose.tsx'

type Job = NonNullable<PlanBody['job']>
type Standard = Job['standard']

/** The job the goals belong to, in the version the person holds: what it answers for, what is expected, and how it is judged. */
export function JobPart({ job }: { readonly job: Job }) {
  return (
    <section aria-labelledby="job">
      <h2 className="section section-lined" id="job">
        The job
      </h2>
      <p className="caption">
        {job.title}, version {job.version} of the job profile
      </p>
      {job.purpose.trim() !== '' && <Prose text={job.purpose} />}
      {job.responsibilities.length > 0 && (
        <>
          <h3 className="strong job-heading">Responsibilities</h3>
          <ol className="job-lines">
            {job.responsibilities.map(({ text, standard }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line of text with no identity of its own
              <li key={at}>
                <ProseLine text={text} />
                <Standards standard={standard} />
              </li>
            ))}
          </ol>
        </>
      )}
      {job.standard !== null && (
        <>
          <h3 className="strong job-heading">Standards of the job as a whole</h3>
          <Standards standard={job.standard} />
        </>
      )}
      <Competencies competencies={job.competencies} />
      {job.notice
        .split('\n\n')
        .filter((notice) => notice !== '')
        .map((notice) => (
          <p key={notice} className="caption signed-line">
            {notice}
          </p>
        ))}
    </section>
  )
}

function Competencies({ competencies }: Pick<Job, 'competencies'>) {
  if (competencies.length === 0) return null
  return (
    <>
      <h3 className="strong job-heading">Competencies</h3>
      <ul className="job-lines">
        {competencies.map(({ name, source, description, level, meaning }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two competencies may have one name
          <li key={at}>
            <p>
              <strong>{name}</strong>
              {level !== '' && <span>, expected: {level}</span>}
            </p>
            {source !== '' && <p className="caption">{source}</p>}
            {description !== '' && <p className="caption">{description}</p>}
            {meaning !== '' && <Prose text={meaning} />}
          </li>
        ))}
      </ul>
    </>
  )
}

const WORDS = [
  ['meets', 'Meets'],
  ['exceeds', 'Exceeds'],
  ['short', 'Falls short'],
] as const

function Standards({ standard }: { readonly standard: Standard }) {
  if (standard === null) return null
  return (
    <dl className="job-standards">
      {WORDS.filter(([key]) => standard[key].trim() !== '').map(([key, word]) => (
        <div key={key}>
          <dt>{word}</dt>
          <dd>{standard[key]}</dd>
        </div>
      ))}
    </dl>
  )
}
