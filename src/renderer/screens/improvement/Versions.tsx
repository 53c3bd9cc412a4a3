import type { PlanVersion } from '../../../shared/contract/concerns-improvement.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import classes from './improvement.module.css'
import { PlanReading } from './PlanReading.tsx'
import { SIGNED } from './plan-words.ts'

/** Earlier versions, as they were signed. */
export function Versions({ versions }: { readonly versions: readonly PlanVersion[] }) {
  const [newest, ...earlier] = versions
  if (newest === undefined || earlier.length === 0) return null
  return (
    <section className={classes.part}>
      <SectionHeading title="Earlier versions" level={3} />
      <p className="c-2">
        Version {newest.version} replaces version {newest.replaces}: {newest.reason}
      </p>
      {earlier.map((each) => (
        <details key={each.version}>
          <summary>
            Version {each.version}, {each.signatures.map(({ side, answer }) => `${side}: ${SIGNED[answer].toLowerCase()}`).join('; ')}
          </summary>
          <PlanReading content={each.content} />
        </details>
      ))}
    </section>
  )
}
