import { Button, SegmentedControl } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { PackagePreview } from '../../../shared/contract/sharing.ts'
import type {
  FeedbackRecipientId,
  FeedbackRequestId,
  ImprovementPlanId,
  OneToOneId,
  ParticipationId,
  ReviewId,
} from '../../../shared/kernel/ids.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { firstName, saveFile } from '../../components/format.ts'
import { Rings } from '../../components/Rings.tsx'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import { DocumentView } from './DocumentView.tsx'
import { Inventory } from './Inventory.tsx'
import { recipientOf } from './package-words.ts'
import classes from './packages.module.css'

type Search = {
  readonly kind?: 'plan' | 'self-review' | 'review' | 'check-in' | 'feedback-request' | 'improvement-plan'
  readonly id?: string
  readonly to?: string
  /** The milestone of an improvement plan that is to be signed. */
  readonly milestone?: string
}

/** The recipient's view, read back from the sealed package, before anything is handed over. */
export function PackagePreviewScreen() {
  const asked: Search = useSearch({ strict: false })
  const [attempt, setAttempt] = useState(0)
  // Not cached beyond this screen: a preview holds the words.
  const preview = useQuery({
    queryKey: ['package-preview', asked, attempt],
    queryFn: () => prepare(asked),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const router = useRouter()
  const back = () => router.history.back()
  if (preview.error !== null)
    return (
      <div className="page">
        <ErrorNote error={preview.error}>
          <Button onClick={back}>Back</Button>
        </ErrorNote>
      </div>
    )
  if (preview.data === undefined)
    return (
      <div className="page" role="status">
        <p className="with-icon c-2">
          <Rings size={24} total={4} grown={2} />
          Sealing a copy and opening it again
        </p>
      </div>
    )
  return <Preview preview={preview.data} onNewWords={() => setAttempt(attempt + 1)} onBack={back} />
}

function prepare({ kind = 'review', id = '', to, milestone }: Search): Promise<PackagePreview> {
  if (kind === 'feedback-request') {
    const recipientId = to === undefined ? null : (to as FeedbackRecipientId)
    return rpc.sharing.prepare({ kind, requestId: id as FeedbackRequestId, recipientId })
  }
  if (kind === 'improvement-plan') return rpc.sharing.prepare({ kind, planId: id as ImprovementPlanId, milestoneKey: milestone ?? null })
  if (kind === 'review') return rpc.sharing.prepare({ kind, reviewId: id as ReviewId })
  if (kind === 'check-in') return rpc.sharing.prepare({ kind, oneToOneId: id as OneToOneId })
  return rpc.sharing.prepare({ kind, participationId: id as ParticipationId })
}

interface PreviewProps {
  readonly preview: PackagePreview
  readonly onNewWords: () => void
  readonly onBack: () => void
}

function Preview({ preview, onNewWords, onBack }: PreviewProps) {
  const [width, setWidth] = useState<'desktop' | 'phone'>('desktop')
  const [carrier, setCarrier] = useState<'html' | 'age'>('html')
  const navigate = useNavigate()
  const { document } = preview
  const asks = document.body.kind === 'feedback-request'
  const who = asks ? recipientOf(document) : firstName(document.person.name)
  const save = useMutation({
    mutationFn: () => rpc.sharing.save({ token: preview.token, carrier }),
    onSuccess: async (saved) => {
      saveFile(saved.file)
      // Where the next file of the same request is made.
      if (asks) onBack()
      else await navigate({ to: '/packages' })
      // A package that went out stays on record: no undo is offered.
      changed()
    },
  })
  return (
    <div className={classes.preview}>
      <section className={classes.stage} aria-label={`What ${who} will see`}>
        <div className={classes.stageHead}>
          <h1 className="t-heading">What {who} will see</h1>
          <span className="c-2">read from the sealed package itself</span>
          <SegmentedControl
            size="xs"
            aria-label="Width"
            value={width}
            onChange={(value) => setWidth(value as 'desktop' | 'phone')}
            data={[
              { value: 'desktop', label: 'Desktop' },
              { value: 'phone', label: 'Phone' },
            ]}
          />
        </div>
        <article className={classes.paper} data-phone={width === 'phone' || undefined}>
          <DocumentView document={document} />
        </article>
      </section>
      <aside className={classes.side} aria-label="What is in the package" data-region="panel">
        <Inventory preview={preview} onNewWords={onNewWords} />
        <div>
          <h3 className="t-heading">File</h3>
          <SegmentedControl
            fullWidth
            mt={8}
            aria-label="Kind of file"
            value={carrier}
            onChange={(value) => setCarrier(value as 'html' | 'age')}
            data={[
              { value: 'html', label: '.html, opens anywhere' },
              { value: 'age', label: '.age, for the reader' },
            ]}
          />
          <p className={`t-caption c-2 ${classes.carrier}`}>
            {carrier === 'html'
              ? 'Opens in any browser with nothing installed. Mail gateways often hold back HTML files.'
              : 'Passes mail gateways. Opens in Perennial, in the reader page, or with any age tool.'}
          </p>
        </div>
        {save.error !== null && <ErrorNote error={save.error} />}
        <div className={classes.foot}>
          <Button size="lg" onClick={onBack}>
            Back
          </Button>
          <Button size="lg" variant="filled" loading={save.isPending} onClick={() => save.mutate()}>
            Save package
          </Button>
        </div>
      </aside>
    </div>
  )
}
