import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { PersonDetail } from '../../../../shared/contract/people.ts'
import type { IsoDate } from '../../../../shared/kernel/dates.ts'
import { firstName } from '../../../components/format.ts'
import { ReaderLine } from '../../../components/ReaderLine.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { useRowKeys } from '../../../frame/row-keys.ts'
import { orpc } from '../../../rpc/client.ts'
import type { ContractOutputs } from '../../../rpc/outputs.ts'
import { QueryGate } from '../../../rpc/QueryGate.tsx'
import classes from './concerns.module.css'
import { DraftCard } from './DraftCard.tsx'
import { Plans } from './Plans.tsx'
import { SaidCard } from './SaidCard.tsx'

interface ConcernsPanelProps {
  readonly person: PersonDetail
  readonly today: IsoDate
}

/** What is written and not said yet, what was said and how it goes on, and improvement plans. */
export function ConcernsPanel({ person, today }: ConcernsPanelProps) {
  const found = useQuery(orpc.concerns.ofPerson.queryOptions({ input: { personId: person.id } }))
  return <QueryGate query={found}>{(all) => <Concerns key={person.id} person={person} today={today} all={all} />}</QueryGate>
}

type All = ContractOutputs['concerns']['ofPerson']

function Concerns({ person, today, all }: ConcernsPanelProps & { readonly all: All }) {
  // A concern that begins has no id until its first word was saved; its card stays the same one until it was said or removed.
  const [begun, setBegun] = useState<readonly string[]>([])
  const [saved, setSaved] = useState<ReadonlyMap<string, string>>(new Map())
  const first = firstName(person.name)
  useRowKeys()
  const shownAlready = new Set(saved.values())
  const open = all.drafts.filter(({ id }) => !shownAlready.has(id))
  const leave = (key: string) => {
    setBegun((before) => before.filter((each) => each !== key))
    setSaved((before) => new Map([...before].filter(([each]) => each !== key)))
  }
  return (
    <div className={classes.panel}>
      <section>
        <SectionHeading
          title="Not said yet"
          note={<ReaderLine kind="only-you" />}
          aside={
            <Button size="xs" leftSection={<Plus size={14} aria-hidden />} onClick={() => setBegun([...begun, crypto.randomUUID()])}>
              Concern
            </Button>
          }
        />
        {open.length === 0 && begun.length === 0 && (
          <p className={classes.empty}>
            Nothing is waiting to be said to {first}. A concern is written here as facts, and becomes a record of both sides once it was
            said.
          </p>
        )}
        {open.map((draft) => (
          <DraftCard key={draft.id} person={person} draft={draft} today={today} />
        ))}
        {begun.map((key) => (
          <DraftCard
            key={key}
            person={person}
            draft={null}
            today={today}
            onSaved={(id) => setSaved((before) => new Map(before).set(key, id))}
            onGone={() => leave(key)}
          />
        ))}
      </section>
      <section>
        <SectionHeading title="Said" note={all.concerns.length > 0 ? all.concerns.length : undefined} />
        {all.concerns.length === 0 && <p className={classes.empty}>No concern was said to {first}.</p>}
        {all.concerns.map((concern) => (
          <SaidCard
            key={concern.id}
            concern={concern}
            thoughts={all.privateThoughts.find(({ concernId }) => concernId === concern.id)?.body ?? ''}
            first={first}
            today={today}
          />
        ))}
      </section>
      <Plans person={person} all={all} />
    </div>
  )
}
