import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { JobDetail } from '../../../../shared/contract/library-jobs.ts'
import { LONGEST } from '../../../../shared/kernel/longest.ts'
import { type JobContent, tidyJob } from '../../../../shared/rules/job-profile.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { count } from '../../../components/format.ts'
import { JobChanges } from '../../../components/JobChanges.tsx'
import { TextBox } from '../../../components/TextBox.tsx'
import { changed } from '../../../rpc/changed.ts'
import { rpc } from '../../../rpc/client.ts'
import classes from './jobs.module.css'

interface PublishDialogProps {
  readonly job: JobDetail
  readonly draft: JobContent
  readonly onClose: () => void
  readonly onPublished: () => void
}

/** Shows what the next version changes, and asks why. */
export function PublishDialog({ job, draft, onClose, onPublished }: PublishDialogProps) {
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>(null)
  const before = job.versions[0]
  const number = (before?.number ?? 0) + 1
  const holding = job.people.filter((person) => person.holds !== null).length
  const publish = async () => {
    try {
      const { change } = await rpc.library.publishJob({ jobProfileId: job.id, reason })
      changed(change)
      onPublished()
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <Modal opened onClose={onClose} title={`Publish version ${number}`} size="lg">
      <div className={classes.dialog}>
        <p>
          A version never changes once it is published. Cycles launched from now on start with it.
          {holding > 0 && ` ${count(holding, 'person keeps', 'people keep')} the version held until the newer one is taken on the Job tab.`}
        </p>
        {before !== undefined && (
          <div className={classes.preview}>
            <JobChanges before={before.content} after={tidyJob(draft)} />
          </div>
        )}
        <TextBox
          label={before === undefined ? 'What it rests on (may stay empty)' : 'Why it changes (may stay empty)'}
          data-autofocus
          autosize
          minRows={2}
          longest={LONGEST.reason}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {error !== null && <ErrorNote error={error} />}
        <div className={classes.foot}>
          <Button variant="filled" onClick={() => void publish()}>
            Publish version {number}
          </Button>
          <Button onClick={onClose}>Go on writing</Button>
        </div>
      </div>
    </Modal>
  )
}
