import { Button, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Competency, Framework } from '../../../../shared/contract/library-methods.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { count } from '../../../components/format.ts'
import { Picker } from '../../../components/Picker.tsx'
import { changed } from '../../../rpc/changed.ts'
import { orpc } from '../../../rpc/client.ts'
import classes from '../methods.module.css'

interface MergeCompetencyProps {
  readonly into: Competency
  readonly framework: Framework
  readonly onClose: () => void
}

/** Chooses a competency whose statements go into this one. */
export function MergeCompetency({ into, framework, onClose }: MergeCompetencyProps) {
  const others = framework.competencies.filter(({ id }) => id !== into.id)
  const [key, setKey] = useState<string | null>(null)
  const from = others.find(({ id }) => id === key)
  const merge = useMutation(
    orpc.library.mergeCompetencies.mutationOptions({
      onSuccess: (change) => {
        changed(change)
        onClose()
      },
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (from) merge.mutate({ intoId: into.id, fromId: from.id })
  }
  const here = new Set(saidIn(into))
  const shared = from ? saidIn(from).filter((statement) => here.has(statement)) : []
  return (
    <Modal opened onClose={onClose} title={`Merge into ${into.name}`}>
      <form className={classes.editor} onSubmit={submit} noValidate>
        <p>
          The statements of another competency go into {into.name}, level by level; the other is then gone from the framework. One undo
          brings it back.
        </p>
        <Picker
          label="Competency"
          data-autofocus
          nothingFoundMessage="No such competency"
          data={others.map(({ id, name, area }) => ({ value: id, label: area === '' ? name : `${name}, ${area}` }))}
          value={key}
          onChange={setKey}
        />
        {from !== undefined && (
          <p>
            {count(saidIn(from).length, 'statement')} of {from.name} go into {into.name}, level by level.{' '}
            {shared.length === 0 ? 'None stands in both.' : `${shared.length} stand in both and are kept once: “${shared[0]}”`}
          </p>
        )}
        {merge.error !== null && <ErrorNote error={merge.error} />}
        <div className={classes.buttons}>
          <Button type="submit" variant="filled" disabled={from === undefined} loading={merge.isPending}>
            Merge competencies
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Modal>
  )
}

function saidIn(competency: Competency): string[] {
  return competency.indicators.flatMap((each) => each.statements)
}
