import { Button, Checkbox, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { useState } from 'react'
import { type CompetencyContent, type Level, statementsAt } from '../../../../shared/rules/library-content.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { count } from '../../../components/format.ts'
import { LicenceText } from '../../../library/LicenceText.tsx'
import { changed } from '../../../rpc/changed.ts'
import { orpc } from '../../../rpc/client.ts'
import type { ContractOutputs } from '../../../rpc/outputs.ts'
import { QueryGate } from '../../../rpc/QueryGate.tsx'
import { BackLink } from '../BackLink.tsx'
import classes from '../methods.module.css'
import { useOpenItem } from '../use-open-item.ts'

/** A framework of others, to read and to adopt whole or in part. */
export function ShippedFramework({ shippedKey }: { readonly shippedKey: string }) {
  const found = useQuery(orpc.library.shippedFramework.queryOptions({ input: { key: shippedKey }, staleTime: Number.POSITIVE_INFINITY }))
  return (
    <>
      <BackLink section="competencies">All frameworks</BackLink>
      <QueryGate query={found}>{(framework) => <Reading framework={framework} />}</QueryGate>
    </>
  )
}

/** Asks for no copy of itself, but to be named with its place. */
const OGL = 'Its text: nationalarchives.gov.uk/doc/open-government-licence/version/3.'

type Shipped = ContractOutputs['library']['shippedFramework']

function Reading({ framework }: { readonly framework: Shipped }) {
  const [place, setPlace] = useState(0)
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const open = useOpenItem('competencies')
  const adopt = useMutation(
    orpc.library.adoptFramework.mutationOptions({
      onSuccess: ({ frameworkId, change }) => {
        changed(change)
        open(frameworkId)
      },
    }),
  )
  const { key, title, about, credit, licence, levels, competencies } = framework
  const competency = competencies[place]
  const places = chosen.size === 0 ? null : [...chosen].sort((a, b) => a - b)
  return (
    <>
      <div className={classes.headline}>
        <div>
          <h2 className="t-section">{title}</h2>
          <p className={classes.about}>{about}</p>
        </div>
        <Button
          variant="filled"
          leftSection={<Copy size={16} aria-hidden />}
          loading={adopt.isPending}
          onClick={() => adopt.mutate({ key, places })}
        >
          {places === null ? 'Adopt all' : `Adopt ${count(places.length, 'competency', 'competencies')}`}
        </Button>
      </div>
      <p className={classes.notice}>
        {credit} {licence === 'Open Government Licence v3.0' ? OGL : `${licence}.`} <LicenceText notice={credit} />
      </p>
      {adopt.error !== null && <ErrorNote error={adopt.error} />}
      <div className={classes.split}>
        <Choice competencies={competencies} place={place} onPlace={setPlace} chosen={chosen} onChosen={setChosen} />
        {competency !== undefined && <OneCompetency competency={competency} levels={levels} />}
      </div>
    </>
  )
}

interface ChoiceProps {
  readonly competencies: readonly CompetencyContent[]
  readonly place: number
  readonly onPlace: (place: number) => void
  readonly chosen: ReadonlySet<number>
  readonly onChosen: (chosen: ReadonlySet<number>) => void
}

function Choice({ competencies, place, onPlace, chosen, onChosen }: ChoiceProps) {
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const rows = competencies
    .map((competency, index) => ({ competency, index }))
    .filter(({ competency }) => `${competency.area} ${competency.name}`.toLowerCase().includes(wanted))
  const areas = [...new Set(rows.map(({ competency }) => competency.area))]
  const toggle = (index: number) => {
    const next = new Set(chosen)
    if (!next.delete(index)) next.add(index)
    onChosen(next)
  }
  return (
    <nav className={classes.pick} aria-label="Competencies">
      <TextInput
        aria-label="Find a competency"
        placeholder="Find a competency"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {areas.map((area) => (
        <div key={area}>
          {area !== '' && <p className={classes.area}>{area}</p>}
          <ul>
            {rows
              .filter(({ competency }) => competency.area === area)
              .map(({ competency, index }) => (
                <li key={index} className={classes.choice}>
                  <Checkbox size="xs" aria-label={`Adopt ${competency.name}`} checked={chosen.has(index)} onChange={() => toggle(index)} />
                  <button
                    type="button"
                    className={`bare ${classes.item}`}
                    {...(index === place ? { 'aria-current': 'true' as const } : {})}
                    onClick={() => onPlace(index)}
                  >
                    {competency.name}
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
      {rows.length === 0 && <p className="c-2">Nothing here is called so.</p>}
    </nav>
  )
}

function OneCompetency({ competency, levels }: { readonly competency: CompetencyContent; readonly levels: readonly Level[] }) {
  return (
    <article className={classes.editor}>
      <div>
        <h3 className="t-section">{competency.name}</h3>
        {competency.description !== '' && <p className={classes.about}>{competency.description}</p>}
      </div>
      {levels.length === 0 && <p className="c-2">The source describes this competency without levels.</p>}
      {levels.map((level) => {
        const statements = statementsAt(competency, level.key)
        return (
          <section key={level.key} className={classes.said}>
            <h4 className="t-heading">{level.name}</h4>
            {statements.length === 0 ? (
              <p className="c-2">Nothing is said at this level.</p>
            ) : (
              <ul>
                {statements.map((statement) => (
                  <li key={statement}>{statement}</li>
                ))}
              </ul>
            )}
          </section>
        )
      })}
    </article>
  )
}
