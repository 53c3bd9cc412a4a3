import { ActionIcon, Button, Menu } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { BookOpenText, Ellipsis, Pencil } from 'lucide-react'
import { useState } from 'react'
import type { JobDetail } from '../../../../shared/contract/library-jobs.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { useShortcut } from '../../../frame/shortcuts.ts'
import { changed } from '../../../rpc/changed.ts'
import { rpc } from '../../../rpc/client.ts'

interface JobActionsProps {
  readonly job: JobDetail
  /** Nothing is written yet: the page itself offers both ways to begin. */
  readonly empty: boolean
}

/** Edit, start from a role, remove. */
export function JobActions({ job, empty }: JobActionsProps) {
  const navigate = useNavigate()
  const [error, setError] = useState<unknown>(null)
  const edit = () => void navigate({ to: '/library/jobs/$jobProfileId', params: { jobProfileId: job.id }, search: { view: 'edit' } })
  useShortcut('e', edit)
  const remove = async () => {
    try {
      changed(await rpc.library.removeJob({ jobProfileId: job.id }))
      await navigate({ to: '/library/$section', params: { section: 'jobs' } })
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <>
      {!empty && (
        <>
          <Button
            renderRoot={(props) => <Link {...props} to="/library/roles/{-$code}" search={{ text: job.title, job: job.id }} />}
            leftSection={<BookOpenText size={16} aria-hidden />}
          >
            Start from a role
          </Button>
          <Button variant="filled" leftSection={<Pencil size={16} aria-hidden />} onClick={edit}>
            {job.draft === null ? 'Edit' : 'Go on with the draft'}
          </Button>
        </>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={36} aria-label={`More for ${job.title}`}>
            <Ellipsis size={16} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => window.print()}>Print</Menu.Item>
          <Menu.Item onClick={() => void remove()}>Remove</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {error !== null && <ErrorNote error={error} />}
    </>
  )
}
