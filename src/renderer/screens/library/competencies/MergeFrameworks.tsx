import { Button, Checkbox, Modal } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { Framework, FrameworkRow } from '../../../../shared/contract/library-methods.ts'
import { mergeLevels } from '../../../../shared/rules/merge-levels.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { count } from '../../../components/format.ts'
import { Picker } from '../../../components/Picker.tsx'
import { Points } from '../../../components/Points.tsx'
import { changed } from '../../../rpc/changed.ts'
import { orpc } from '../../../rpc/client.ts'
import type { ContractOutputs } from '../../../rpc/outputs.ts'
import { QueryGate } from '../../../rpc/QueryGate.tsx'
import classes from '../methods.module.css'

interface MergeFrameworksProps {
  readonly into: Framework
  readonly onClose: () => void
}

/** Chooses a framework that goes into this one, and which of their competencies are the same. */
export function MergeFrameworks({ into, onClose }: MergeFrameworksProps) {
  const all = useQuery(orpc.library.frameworks.queryOptions())
  return (
    <Modal opened onClose={onClose} title={`Merge another framework into ${into.name}`} size="lg">
      <QueryGate query={all}>
        {(frameworks) => {
          const others = frameworks.filter(({ id }) => id !== into.id)
          return others.length === 0 ? <NoOther onClose={onClose} /> : <Choosing into={into} others={others} onClose={onClose} />
        }}
      </QueryGate>
    </Modal>
  )
}

function NoOther({ onClose }: Pick<MergeFrameworksProps, 'onClose'>) {
  return (
    <div className={classes.editor}>
      <p>
        There is no other framework of one’s own. A shipped one is merged in once it is copied, a framework in a file once it is imported;
        both begin on the page of all frameworks.
      </p>
      <div className={classes.buttons}>
        <Button
          variant="filled"
          data-autofocus
          renderRoot={(props) => <Link {...props} to="/library/$section" params={{ section: 'competencies' }} />}
        >
          Show all frameworks
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </div>
  )
}

function Choosing({ into, others, onClose }: MergeFrameworksProps & { readonly others: readonly FrameworkRow[] }) {
  const [key, setKey] = useState<string | null>(null)
  const from = others.find(({ id }) => id === key)
  return (
    <div className={classes.editor}>
      <Picker
        label="Framework"
        data-autofocus
        nothingFoundMessage="No such framework"
        data={others.map(({ id, name }) => ({ value: id, label: name }))}
        value={key}
        onChange={setKey}
      />
      {from === undefined ? (
        <>
          <p className="c-2">
            What it holds goes into {into.name}. The framework itself is then gone from the list; one undo brings it back.
          </p>
          <div className={classes.buttons}>
            <Button onClick={onClose}>Cancel</Button>
          </div>
        </>
      ) : (
        <Duplicates key={from.id} into={into} from={from} onClose={onClose} />
      )}
    </div>
  )
}

function Duplicates({ into, from, onClose }: MergeFrameworksProps & { readonly from: FrameworkRow }) {
  const found = useQuery(orpc.library.frameworkDuplicates.queryOptions({ input: { intoId: into.id, fromId: from.id } }))
  return <QueryGate query={found}>{(pairs) => <Merging into={into} from={from} pairs={pairs} onClose={onClose} />}</QueryGate>
}

interface MergingProps extends MergeFrameworksProps {
  readonly from: FrameworkRow
  readonly pairs: ContractOutputs['library']['frameworkDuplicates']
}

function Merging({ into, from, pairs, onClose }: MergingProps) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const merge = useMutation(
    orpc.library.mergeFrameworks.mutationOptions({
      onSuccess: (change) => {
        changed(change)
        onClose()
      },
    }),
  )
  const toggle = (id: string) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    setLeft(next)
  }
  const joined = pairs.filter((pair) => !left.has(pair.fromId)).map((pair) => ({ intoId: pair.intoId, fromId: pair.fromId }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    merge.mutate({ intoId: into.id, fromId: from.id, pairs: joined })
  }
  return (
    <form className={classes.editor} onSubmit={submit}>
      <p>
        {pairs.length === 0
          ? 'No competency of the two looks the same.'
          : `${count(pairs.length, 'competency looks', 'competencies look')} the same in both. Those ticked become one.`}
      </p>
      <ul>
        {pairs.map((pair) => (
          <li key={pair.fromId} className={classes.choice}>
            <Checkbox
              checked={!left.has(pair.fromId)}
              onChange={() => toggle(pair.fromId)}
              label={`${pair.fromName} into ${pair.name}`}
              description={pair.sharedStatements === 0 ? 'the same name' : `${count(pair.sharedStatements, 'statement')} in both`}
            />
          </li>
        ))}
      </ul>
      <Consequences into={into} from={from} joined={joined.length} />
      {merge.error !== null && <ErrorNote error={merge.error} />}
      <div className={classes.buttons}>
        <Button type="submit" variant="filled" loading={merge.isPending}>
          Merge frameworks
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  )
}

interface ConsequencesProps extends Pick<MergingProps, 'into' | 'from'> {
  /** Competencies that become one with another. */
  readonly joined: number
}

/** What the merge does, in numbers: what is added, what becomes of the levels, and what is gone after it. */
function Consequences({ into, from, joined }: ConsequencesProps) {
  const added = from.competencies - joined
  const { levels } = mergeLevels(into.levels, from.levels)
  const more = levels.slice(into.levels.length).map(({ name }) => name)
  return (
    <Points>
      <li>
        {into.name} has {count(into.competencies.length + added, 'competency', 'competencies')} then: {into.competencies.length} as now,{' '}
        {added} added.
        {joined > 0 &&
          ` ${count(joined, 'competency takes', 'competencies take')} up what the other says; a statement in both is kept once.`}
      </li>
      <li>
        {from.levels.length === 0
          ? `${from.name} has no levels: those of ${into.name} stay as they are. No statement is lost.`
          : more.length === 0
            ? `No level is added: each of ${from.name} has its name in ${into.name} too. No statement is lost.`
            : `${count(more.length, 'level is', 'levels are')} added after those of ${into.name}: ${more.join(', ')}. No level and no statement is lost.`}
      </li>
      <li>
        {from.name} is then gone from the list. One undo brings it back and takes out of {into.name} what came from it.
      </li>
    </Points>
  )
}
