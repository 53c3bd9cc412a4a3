import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import type { ScaleRow } from '../../../../shared/contract/library-methods.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { ReaderLine } from '../../../components/ReaderLine.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { changed } from '../../../rpc/changed.ts'
import { orpc } from '../../../rpc/client.ts'
import { QueryGate } from '../../../rpc/QueryGate.tsx'
import { BackLink } from '../BackLink.tsx'
import classes from '../methods.module.css'
import { useOpenItem } from '../use-open-item.ts'
import { ScaleEditor } from './ScaleEditor.tsx'

/** Rating scales: one's own, and those that ship to be copied. */
export function ScalesSection() {
  const { itemId } = useParams({ strict: false })
  const scales = useQuery(orpc.library.scales.queryOptions())
  return (
    <QueryGate query={scales}>
      {(all) => {
        if (itemId === undefined) return <ScaleList scales={all} />
        const scale = all.find(({ id }) => id === itemId)
        return (
          <>
            <BackLink section="scales">All scales</BackLink>
            {/* Fields begin with what they are given: not with what is remembered from before. */}
            {scale?.id && scales.isFetchedAfterMount && <ScaleEditor key={scale.id} id={scale.id} scale={scale} />}
            {!scale?.id && !scales.isFetching && <p className="c-2">This scale is no longer here.</p>}
          </>
        )
      }}
    </QueryGate>
  )
}

function ScaleList({ scales }: { readonly scales: readonly ScaleRow[] }) {
  const open = useOpenItem('scales')
  const copy = useMutation(
    orpc.library.createScale.mutationOptions({
      onSuccess: ({ scaleId, change }) => {
        changed(change)
        open(scaleId)
      },
    }),
  )
  const own = scales.filter(({ id }) => id !== null)
  const shipped = scales.filter(({ id }) => id === null)
  return (
    <>
      <div className={classes.top}>
        <p>
          A scale has two to ten points. One of them means that the job is done as it asks; scores are read against it. A cycle keeps the
          scale it was launched with.
        </p>
        <Button
          variant="filled"
          leftSection={<Plus size={16} aria-hidden />}
          loading={copy.isPending}
          onClick={() => copy.mutate({ copyOf: 'five-points' })}
        >
          Add scale
        </Button>
      </div>
      {copy.error !== null && <ErrorNote error={copy.error} />}
      <section className={classes.block}>
        <SectionHeading title="Own" note={own.length} />
        {own.length === 0 && (
          <div className={classes.row}>
            <p>No scale of your own yet. Copy one of those below and change its points and words.</p>
          </div>
        )}
        <ul>
          {own.map((scale) => (
            <li key={scale.key} className={classes.row}>
              <div>
                <Link to="/library/$section/$itemId" params={{ section: 'scales', itemId: scale.key }} className="t-name">
                  {scale.name}
                </Link>
                <Points scale={scale} />
              </div>
            </li>
          ))}
        </ul>
        <p className={classes.readers}>
          <ReaderLine kind="both" text="Both sides, once a cycle uses it" />
        </p>
      </section>
      <section className={classes.block}>
        <SectionHeading title="Shipped with the app" note={shipped.length} />
        <ul>
          {shipped.map((scale) => (
            <li key={scale.key} className={classes.row}>
              <div>
                <span className="t-name">{scale.name}</span>
                <Points scale={scale} />
              </div>
              <Button size="sm" aria-label={`Copy to change: ${scale.name}`} onClick={() => copy.mutate({ copyOf: scale.key })}>
                Copy to change
              </Button>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function Points({ scale }: { readonly scale: ScaleRow }) {
  return (
    <p className={classes.points}>
      {scale.points.map((point) => (
        <span key={point.value} title={point.meaning} data-meets={point.value === scale.meets || undefined}>
          <strong>{point.value}</strong> {point.label}
          {point.value === scale.meets && <span className="visually-hidden">, meets</span>}
        </span>
      ))}
      <span>{scale.notApplicable ? '“not seen” allowed' : 'every item is rated'}</span>
    </p>
  )
}
