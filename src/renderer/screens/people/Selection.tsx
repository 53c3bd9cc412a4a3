import { useState } from 'react'
import type { Change } from '../../../shared/contract/base.ts'
import type { PersonFields, PersonRow } from '../../../shared/contract/people.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import { ManagerDialog } from './ManagerDialog.tsx'
import classes from './people.module.css'
import { SelectionBar } from './SelectionBar.tsx'

interface SelectionProps {
  readonly chosen: readonly PersonRow[]
  readonly people: readonly PersonRow[]
  readonly onExport: () => void
  readonly onClear: () => void
}

/** Carries out what the selection bar offers. */
export function Selection({ chosen, people, onExport, onClear }: SelectionProps) {
  const [choosing, setChoosing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const allLeft = chosen.every((person) => person.status === 'left')
  const attempt = async (write: () => Promise<Change>) => {
    setBusy(true)
    try {
      changed(await write())
      setError(null)
      return true
    } catch (fault) {
      setError(fault)
      return false
    } finally {
      setBusy(false)
    }
  }
  const updateAll = (fields: Partial<Pick<PersonFields, 'managerId' | 'status'>>) =>
    attempt(() => rpc.people.updateMany({ personIds: chosen.map((person) => person.id), fields }))
  return (
    <>
      {error !== null && !choosing && (
        <div className={classes.selectionFault}>
          <ErrorNote error={error} />
        </div>
      )}
      <SelectionBar
        count={chosen.length}
        allLeft={allLeft}
        busy={busy}
        onManager={() => {
          setError(null)
          setChoosing(true)
        }}
        onStatus={() => void updateAll({ status: allLeft ? 'active' : 'left' })}
        onRemove={() =>
          void attempt(() => rpc.people.remove({ personIds: chosen.map((person) => person.id) })).then((done) => done && onClear())
        }
        onExport={onExport}
        onClear={onClear}
      />
      {choosing && (
        <ManagerDialog
          people={people}
          chosen={chosen}
          busy={busy}
          error={error}
          onClose={() => setChoosing(false)}
          onChoose={(managerId) => void updateAll({ managerId }).then((done) => done && setChoosing(false))}
        />
      )}
    </>
  )
}
