import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { JobDetail } from '../../../../shared/contract/library-jobs.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'

/** A title that came with people and has no profile yet. */
export function NothingWritten({ job }: { readonly job: JobDetail }) {
  return (
    <EmptyState
      title="Nothing is written about this job yet"
      actions={
        <>
          <Button
            variant="filled"
            renderRoot={(props) => <Link {...props} to="/library/roles/{-$code}" search={{ text: job.title, job: job.id }} />}
          >
            Start from a role
          </Button>
          <Button
            renderRoot={(props) => (
              <Link {...props} to="/library/jobs/$jobProfileId" params={{ jobProfileId: job.id }} search={{ view: 'edit' }} />
            )}
          >
            Write it
          </Button>
        </>
      }
    >
      The title came with its people. A profile says what the job is for, what it answers for, and how that is judged.
    </EmptyState>
  )
}
