import { NumberInput, Select } from '@mantine/core'
import type { CadenceSettings } from '../../../shared/contract/meetings.ts'
import { Rhythm } from '../../../shared/rules/recurrence.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import { rhythmWords } from './meeting-words.ts'
import classes from './meetings.module.css'

const OPTIONS = Rhythm.options.map((value) => ({ value, label: rhythmWords[value] }))

/** What a cycle expects: of everybody, and of who is new. */
export function CadenceRules({ settings }: { readonly settings: CadenceSettings }) {
  const { cycleId, cycleName, rhythm, starterRhythm, starterDays } = settings
  const save = async (fields: Partial<Pick<CadenceSettings, 'rhythm' | 'starterRhythm' | 'starterDays'>>) => {
    if (cycleId === null) return
    changed(await rpc.coaching.setCadence({ kind: 'cycle', cycleId, rhythm, starterRhythm, starterDays, ...fields }))
  }
  const rhythmOf = (value: string | null) => Rhythm.options.find((known) => known === value)
  return (
    <section className={classes.rules}>
      <SectionHeading title="Expected rhythm" note={cycleName ?? 'as advised'} />
      <p className="c-2">
        {cycleId === null
          ? 'No cycle is running. Until one is, monthly is expected, and weekly of who is new.'
          : 'At least quarterly; monthly is advised, and weekly for the first months. A person can have a rhythm of their own below.'}
      </p>
      {cycleId !== null && (
        <div className={classes.ruleFields}>
          <Select
            label="Everybody"
            allowDeselect={false}
            data={OPTIONS}
            value={rhythm}
            onChange={(value) => {
              const found = rhythmOf(value)
              if (found) void save({ rhythm: found })
            }}
          />
          <Select
            label="Who is new"
            allowDeselect={false}
            data={OPTIONS}
            value={starterRhythm}
            onChange={(value) => {
              const found = rhythmOf(value)
              if (found) void save({ starterRhythm: found })
            }}
          />
          <NumberInput
            label="New for, days"
            min={0}
            max={730}
            step={30}
            clampBehavior="strict"
            key={starterDays}
            defaultValue={starterDays}
            onBlur={(event) => {
              const days = Number(event.currentTarget.value)
              if (Number.isInteger(days) && days >= 0 && days <= 730 && days !== starterDays) void save({ starterDays: days })
            }}
          />
        </div>
      )}
    </section>
  )
}
