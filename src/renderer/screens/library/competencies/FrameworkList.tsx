import { Button, FileButton } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FileUp, Plus } from 'lucide-react'
import { useState } from 'react'
import type { FrameworkRow, ShippedFramework } from '../../../../shared/contract/library-methods.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { count } from '../../../components/format.ts'
import { ReaderLine } from '../../../components/ReaderLine.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { changed } from '../../../rpc/changed.ts'
import { orpc } from '../../../rpc/client.ts'
import { QueryGate } from '../../../rpc/QueryGate.tsx'
import classes from '../methods.module.css'
import { useOpenItem } from '../use-open-item.ts'
import { CsvImport } from './CsvImport.tsx'

/** One's own frameworks first, then those that ship with the app. */
export function FrameworkList() {
  const own = useQuery(orpc.library.frameworks.queryOptions())
  const shipped = useQuery(orpc.library.shippedFrameworks.queryOptions())
  const [file, setFile] = useState<File | null>(null)
  const open = useOpenItem('competencies')
  const create = useMutation(
    orpc.library.createFramework.mutationOptions({
      onSuccess: ({ frameworkId, change }) => {
        changed(change)
        open(frameworkId)
      },
    }),
  )
  return (
    <>
      <div className={classes.top}>
        <p>
          A framework says which competencies count and what somebody does who has reached a level of them. A review form takes its
          competencies from here.
        </p>
        <div className={classes.buttons}>
          <FileButton onChange={setFile} accept=".csv,.tsv,.txt,text/csv">
            {(props) => (
              <Button {...props} leftSection={<FileUp size={16} aria-hidden />}>
                Import CSV
              </Button>
            )}
          </FileButton>
          <Button
            variant="filled"
            leftSection={<Plus size={16} aria-hidden />}
            loading={create.isPending}
            onClick={() => create.mutate({ name: 'New framework' })}
          >
            New framework
          </Button>
        </div>
      </div>
      {create.error !== null && <ErrorNote error={create.error} />}
      {file !== null && <CsvImport key={`${file.name} ${file.size} ${file.lastModified}`} file={file} onClose={() => setFile(null)} />}
      <section className={classes.block}>
        <QueryGate query={own}>{(frameworks) => <OwnRows frameworks={frameworks} />}</QueryGate>
      </section>
      <section className={classes.block}>
        <QueryGate query={shipped}>{(frameworks) => <ShippedRows frameworks={frameworks} />}</QueryGate>
      </section>
    </>
  )
}

function OwnRows({ frameworks }: { readonly frameworks: readonly FrameworkRow[] }) {
  return (
    <>
      <SectionHeading title="Own" note={frameworks.length} />
      {frameworks.length === 0 && (
        <div className={classes.row}>
          <p>
            No framework is adopted yet. One of those below is a start: adopting copies it here, where names, levels and statements can be
            changed.
          </p>
        </div>
      )}
      <ul>
        {frameworks.map((framework) => (
          <li key={framework.id} className={classes.row}>
            <div>
              <Link to="/library/$section/$itemId" params={{ section: 'competencies', itemId: framework.id }} className="t-name">
                {framework.name}
              </Link>
              {framework.description !== '' && <p>{framework.description}</p>}
            </div>
            <span className={classes.facts}>
              <span>{count(framework.competencies, 'competency', 'competencies')}</span>
              <span>{levelWords(framework.levels.length)}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className={classes.readers}>
        <ReaderLine kind="both" text="Both sides, once a cycle uses it: its words go into the review form" />
      </p>
    </>
  )
}

function levelWords(levels: number): string {
  return levels === 0 ? 'no levels' : count(levels, 'level')
}

/** Those that one publisher made stand together under what is true of all of them. */
function ShippedRows({ frameworks }: { readonly frameworks: readonly ShippedFramework[] }) {
  const families = [...Map.groupBy(frameworks, ({ about }) => about).values()]
  return (
    <>
      <SectionHeading title="Shipped with the app" note={frameworks.length} aside="open licences, each with its notice" />
      <ul>
        {families.map((family) => (
          <li key={family[0]?.key}>
            <Family family={family} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Family({ family }: { readonly family: readonly ShippedFramework[] }) {
  const [first] = family
  if (first === undefined) return null
  const [publisher = first.title] = first.title.split(':')
  if (family.length === 1) return <ShippedRow framework={first} />
  return (
    <div className={classes.family}>
      <div>
        <h3 className="t-name">{publisher}</h3>
        <span className="t-caption c-2">{first.licence}</span>
        <p>{first.about}</p>
      </div>
      <ul className={classes.members}>
        {family.map((framework) => (
          <li key={framework.key}>
            <Link to="/library/$section/$itemId" params={{ section: 'competencies', itemId: framework.key }}>
              {framework.title.replace(`${publisher}: `, '')}
              <span>{shippedFacts(framework)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

function ShippedRow({ framework }: { readonly framework: ShippedFramework }) {
  return (
    <div className={classes.family}>
      <div>
        <h3>
          <Link
            to="/library/$section/$itemId"
            params={{ section: 'competencies', itemId: framework.key }}
            className={`t-name ${classes.plain}`}
          >
            {framework.title}
          </Link>
        </h3>
        <span className="t-caption c-2">{framework.licence}</span>
        <p>
          {framework.about} {shippedFacts(framework)}.
        </p>
      </div>
    </div>
  )
}

function shippedFacts(framework: ShippedFramework): string {
  return `${count(framework.competencies, 'competency', 'competencies')}, ${levelWords(framework.levels)}`
}
