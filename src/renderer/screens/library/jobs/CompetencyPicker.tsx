import { Button, Checkbox, Modal, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Framework } from '../../../../shared/contract/library-methods.ts'
import { FrameworkId } from '../../../../shared/kernel/ids.ts'
import type { JobCompetency } from '../../../../shared/rules/job-profile.ts'
import { statementsAt } from '../../../../shared/rules/library-content.ts'
import { count } from '../../../components/format.ts'
import { Picker } from '../../../components/Picker.tsx'
import { orpc } from '../../../rpc/client.ts'
import { QueryGate } from '../../../rpc/QueryGate.tsx'
import classes from './jobs.module.css'
import { newKey } from './lines.ts'

interface CompetencyPickerProps {
  readonly onAdd: (competencies: readonly JobCompetency[]) => void
  readonly onClose: () => void
}

/** Chooses competencies of a framework of the vault, at one level. */
export function CompetencyPicker({ onAdd, onClose }: CompetencyPickerProps) {
  const [key, setKey] = useState<string | null>(null)
  const frameworks = useQuery(orpc.library.frameworks.queryOptions())
  const id = FrameworkId.safeParse(key)
  return (
    <Modal opened onClose={onClose} title="Competencies from a framework" size="lg">
      <QueryGate query={frameworks}>
        {(all) =>
          all.length === 0 ? (
            <p>
              No framework is in this vault yet.{' '}
              <Link to="/library/$section" params={{ section: 'competencies' }} className="link">
                Adopt one
              </Link>
            </p>
          ) : (
            <Picker
              label="Framework"
              data-autofocus
              nothingFoundMessage="No such framework"
              data={all.map(({ id: value, name }) => ({ value, label: name }))}
              value={key}
              onChange={setKey}
            />
          )
        }
      </QueryGate>
      {id.success && <OneFramework key={id.data} id={id.data} onAdd={onAdd} />}
    </Modal>
  )
}

function OneFramework({ id, onAdd }: { readonly id: FrameworkId; readonly onAdd: CompetencyPickerProps['onAdd'] }) {
  const found = useQuery(orpc.library.framework.queryOptions({ input: { frameworkId: id } }))
  return <QueryGate query={found}>{(framework) => <Choice framework={framework} onAdd={onAdd} />}</QueryGate>
}

function Choice({ framework, onAdd }: { readonly framework: Framework; readonly onAdd: CompetencyPickerProps['onAdd'] }) {
  const { levels, competencies, name, notice } = framework
  const [text, setText] = useState('')
  const [level, setLevel] = useState(levels[Math.floor((levels.length - 1) / 2)]?.key ?? null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const listed = useMemo(() => {
    const wanted = text.trim().toLowerCase()
    return competencies.filter((one) => `${one.name} ${one.area}`.toLowerCase().includes(wanted))
  }, [competencies, text])
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const asked = levels.find((one) => one.key === level)
  const add = () =>
    onAdd(
      competencies
        .filter((one) => chosen.has(one.id))
        .map((one) => ({
          key: newKey(),
          competencyId: one.id,
          name: one.name.slice(0, 160),
          source: name,
          description: one.description,
          level: asked?.name ?? '',
          meaning: (asked === undefined ? [] : statementsAt(one, asked.key)).join('\n').slice(0, 4000),
          ...(notice === '' ? {} : { notice }),
        })),
    )
  return (
    <>
      <div className={classes.pickerFields}>
        <TextInput label="Find" value={text} onChange={(event) => setText(event.currentTarget.value)} />
        {levels.length > 0 && (
          <Select
            label="Level the job asks"
            data={levels.map((one) => ({ value: one.key, label: one.name }))}
            value={level}
            allowDeselect={false}
            onChange={setLevel}
          />
        )}
      </div>
      <ul className={classes.picker} aria-label="Competencies">
        {listed.map((one) => (
          <li key={one.id}>
            <Checkbox
              checked={chosen.has(one.id)}
              onChange={() => toggle(one.id)}
              label={one.name}
              description={one.description.slice(0, 160)}
            />
          </li>
        ))}
        {listed.length === 0 && <li className="c-2">Nothing in this framework is called so.</li>}
      </ul>
      <Button variant="filled" disabled={chosen.size === 0} onClick={add}>
        Add {count(chosen.size, 'competency', 'competencies')}
      </Button>
    </>
  )
}
