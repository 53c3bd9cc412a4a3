import { Button, Checkbox, Modal, Select } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Framework } from '../../../../shared/contract/library-methods.ts'
import { FrameworkId } from '../../../../shared/kernel/ids.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { count } from '../../../components/format.ts'
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
  const [key, setKey] = useState<string | null>(null)
  const others = (all.data ?? []).filter(({ id }) => id !== into.id)
  const from = FrameworkId.safeParse(key)
  return (
    <Modal opened onClose={onClose} title={`Merge another framework into ${into.name}`} size="lg">
      <div className={classes.editor}>
        {others.length === 0 && <p>There is no other framework of your own. Adopt one first, then merge it in.</p>}
        <Select
          label="Framework"
          data-autofocus
          searchable
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
          value={key}
          onChange={setKey}
        />
        {from.success && <Duplicates key={from.data} into={into} fromId={from.data} onClose={onClose} />}
      </div>
    </Modal>
  )
}

function Duplicates({ into, fromId, onClose }: MergeFrameworksProps & { readonly fromId: FrameworkId }) {
  const found = useQuery(orpc.library.frameworkDuplicates.queryOptions({ input: { intoId: into.id, fromId } }))
  return <QueryGate query={found}>{(pairs) => <Merging into={into} fromId={fromId} pairs={pairs} onClose={onClose} />}</QueryGate>
}

interface MergingProps extends MergeFrameworksProps {
  readonly fromId: FrameworkId
  readonly pairs: ContractOutputs['library']['frameworkDuplicates']
}

function Merging({ into, fromId, pairs, onClose }: MergingProps) {
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
  return (
    <>
      <p>
        {pairs.length === 0
          ? 'No competency of the two looks the same. All of the second are added.'
          : `${count(pairs.length, 'competency looks', 'competencies look')} the same in both. Those checked become one; all others are added.`}
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
      {merge.error !== null && <ErrorNote error={merge.error} />}
      <div className={classes.buttons}>
        <Button variant="filled" loading={merge.isPending} onClick={() => merge.mutate({ intoId: into.id, fromId, pairs: joined })}>
          Merge frameworks
        </Button>
      </div>
    </>
  )
}
