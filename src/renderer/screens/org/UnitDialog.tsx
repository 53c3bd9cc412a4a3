import { Button, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Change } from '../../../shared/contract/base.ts'
import type { OrgUnit } from '../../../shared/contract/people-org.ts'
import { OrgUnitId } from '../../../shared/kernel/ids.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { count } from '../../components/format.ts'
import { Picker } from '../../components/Picker.tsx'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import { unitAndBelow } from './unit-tree.ts'
import classes from './units.module.css'

/** What is being done to the units. */
export type UnitTask =
  | { readonly kind: 'add'; readonly parentId: string | null }
  | { readonly kind: 'rename' | 'move' | 'merge'; readonly unit: OrgUnit }

interface UnitDialogProps {
  readonly task: UnitTask
  readonly units: readonly OrgUnit[]
  readonly onClose: () => void
  /** Goes on with another task, as when two units turn out to be one. */
  readonly onInstead: (task: UnitTask) => void
}

const TOP = 'top'

function titleOf(task: UnitTask): string {
  switch (task.kind) {
    case 'add':
      return 'New unit'
    case 'rename':
      return `Rename ${task.unit.name}`
    case 'move':
      return `Move ${task.unit.name}`
    case 'merge':
      return `Merge ${task.unit.name}`
  }
}

const words = { add: 'Add unit', rename: 'Rename unit', move: 'Move unit', merge: 'Merge units' } as const

/** One form for what can be done with a unit. Everything can be undone. */
export function UnitDialog({ task, units, onClose, onInstead }: UnitDialogProps) {
  const [name, setName] = useState(task.kind === 'rename' ? task.unit.name : '')
  const [place, setPlace] = useState<string | null>(placeAtFirst(task))
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const ready = task.kind === 'add' || task.kind === 'rename' ? name.trim() !== '' : place !== null
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!ready || busy) return
    setBusy(true)
    try {
      changed(await carryOut(task, name, place))
      onClose()
    } catch (fault) {
      setError(fault)
      setBusy(false)
    }
  }
  const twin = twinOf(task, units, name, error)
  return (
    <Modal opened onClose={onClose} title={titleOf(task)}>
      <form className={classes.form} noValidate onSubmit={(event) => void submit(event)}>
        {(task.kind === 'add' || task.kind === 'rename') && (
          <TextInput
            label="Name"
            data-autofocus
            maxLength={300}
            value={name}
            {...(task.kind === 'add' ? { description: 'A path such as “Operations / Production” makes what is missing of it' } : {})}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        {task.kind !== 'rename' && <Place task={task} units={units} value={place} onChange={setPlace} />}
        {task.kind === 'merge' && <p className="c-2">{mergeWords(task.unit, units, place)}</p>}
        {error !== null && (
          <ErrorNote error={error}>
            {twin !== null && task.kind === 'rename' && (
              <Button size="sm" onClick={() => onInstead({ kind: 'merge', unit: task.unit })}>
                Merge the two
              </Button>
            )}
          </ErrorNote>
        )}
        <div className={classes.buttons}>
          <Button type="submit" variant="filled" disabled={!ready} loading={busy}>
            {words[task.kind]}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Modal>
  )
}

function placeAtFirst(task: UnitTask): string | null {
  if (task.kind === 'add') return task.parentId ?? TOP
  return task.kind === 'move' ? (task.unit.parentId ?? TOP) : null
}

async function carryOut(task: UnitTask, name: string, place: string | null): Promise<Change> {
  const placeId = place === null || place === TOP ? null : OrgUnitId.parse(place)
  if (task.kind === 'add') return (await rpc.people.addUnit({ name, parentId: placeId })).change
  const unitId = task.unit.id
  if (task.kind === 'rename') return rpc.people.renameUnit({ unitId, name })
  if (task.kind === 'move') return rpc.people.moveUnit({ unitId, parentId: placeId })
  return rpc.people.mergeUnits({ unitId, intoId: OrgUnitId.parse(place) })
}

interface PlaceProps {
  readonly task: Exclude<UnitTask, { kind: 'rename' }>
  readonly units: readonly OrgUnit[]
  readonly value: string | null
  readonly onChange: (place: string | null) => void
}

/** Every unit but those that lie in the one that moves. */
function Place({ task, units, value, onChange }: PlaceProps) {
  const own = task.kind === 'add' ? null : unitAndBelow(units, task.unit.id)
  const choices = units.filter(({ id }) => !own?.has(id)).map((unit) => ({ value: String(unit.id), label: unit.path }))
  return (
    <Picker
      label={task.kind === 'merge' ? 'Into' : 'Under'}
      allowDeselect={false}
      limit={100}
      {...(task.kind === 'add' ? {} : { 'data-autofocus': true })}
      placeholder="Choose a unit"
      nothingFoundMessage="No unit of that name"
      data={task.kind === 'merge' ? choices : [{ value: TOP, label: 'The top' }, ...choices]}
      value={value}
      onChange={onChange}
    />
  )
}

function mergeWords(unit: OrgUnit, units: readonly OrgUnit[], place: string | null): string {
  const into = units.find(({ id }) => id === place)?.path ?? 'the other'
  const below = units.filter(({ parentId }) => parentId === unit.id).length
  const people = count(unit.direct + unit.left, 'person', 'people')
  const moving = below === 0 ? people : `${people} and ${count(below, 'unit')}`
  return `${moving} move to ${into}; ${unit.name} is then gone. Units of the same name below both become one.`
}

/** The sibling whose name was written, when that is why renaming was refused. */
function twinOf(task: UnitTask, units: readonly OrgUnit[], name: string, error: unknown): OrgUnit | null {
  if (task.kind !== 'rename' || error === null) return null
  const wanted = name.trim().toLocaleLowerCase()
  return (
    units.find((unit) => unit.parentId === task.unit.parentId && unit.id !== task.unit.id && unit.name.toLocaleLowerCase() === wanted) ??
    null
  )
}
