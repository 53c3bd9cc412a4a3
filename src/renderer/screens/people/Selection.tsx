import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonRow } from '../../../shared/contract/people.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import type { Sheet } from '../../components/sheet.ts'
import { ChangePeople } from '../../frame/ChangePeople.tsx'
import { ChangeStanding } from '../../frame/ChangeStanding.tsx'
import { changed } from '../../rpc/changed.ts'
import { orpc } from '../../rpc/client.ts'
import classes from './people.module.css'
import { SelectionBar } from './SelectionBar.tsx'

interface SelectionProps {
  readonly chosen: readonly PersonRow[]
  readonly people: readonly PersonRow[]
  /** Those chosen, with the columns shown. */
  readonly sheet: () => Sheet
  /** Every field of those chosen. */
  readonly whole: () => Sheet
  readonly onClear: () => void
}

type Step = 'none' | 'change' | 'standing'

/** Carries out what the selection bar offers. */
export function Selection({ chosen, people, sheet, whole, onClear }: SelectionProps) {
  const [step, setStep] = useState<Step>('none')
  const allLeft = chosen.every((person) => person.status === 'left')
  const remove = useMutation(
    orpc.people.remove.mutationOptions({
      onSuccess: (change) => {
        changed(change)
        onClear()
      },
    }),
  )
  const close = () => setStep('none')
  return (
    <>
      {remove.error !== null && (
        <div className={classes.selectionFault}>
          <ErrorNote error={remove.error} />
        </div>
      )}
      <SelectionBar
        count={chosen.length}
        allLeft={allLeft}
        busy={remove.isPending}
        onChange={() => setStep('change')}
        onStatus={() => setStep('standing')}
        onRemove={() => remove.mutate({ personIds: chosen.map((person) => person.id) })}
        sheet={sheet}
        whole={whole}
        onClear={onClear}
      />
      {step === 'change' && <ChangePeople chosen={chosen} people={people} onClose={close} />}
      {step === 'standing' && (
        <ChangeStanding
          people={allLeft ? chosen : chosen.filter(({ status }) => status === 'active')}
          to={allLeft ? 'active' : 'left'}
          onClose={close}
        />
      )}
    </>
  )
}
