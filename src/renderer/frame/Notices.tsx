import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Workspace } from '../../shared/contract/workspace.ts'
import { Warning } from '../components/Warning.tsx'
import { changed } from '../rpc/changed.ts'
import { orpc } from '../rpc/client.ts'
import classes from './Notices.module.css'
import { useOpening } from './opening.ts'

interface NoticesProps {
  readonly workspace: Workspace | undefined
  /** How many people are in the vault. */
  readonly people: number
}

/** What a person should know or say right after opening: an older copy than the last one seen, a recovery code not yet confirmed, who they are. */
export function Notices({ workspace, people }: NoticesProps) {
  const { olderThanLastSeen, dismissed } = useOpening()
  const [later, setLater] = useState(false)
  const navigate = useNavigate()
  if (olderThanLastSeen && !dismissed) {
    return (
      <aside className={classes.notice} aria-label="Notice">
        <Warning
          fact="This copy is older than the one last opened here."
          leave={{ label: 'Keep working in it', onClick: () => useOpening.setState({ dismissed: true }) }}
        >
          A backup may have been restored, or the folder copied back. What was written since then is not in it.
        </Warning>
      </aside>
    )
  }
  if (workspace !== undefined && workspace.recoveryConfirmedAt === null && !later) {
    return (
      <aside className={classes.notice} aria-label="Notice">
        <Warning
          fact="The recovery code is not confirmed."
          show={{
            label: 'Make and confirm a code',
            onClick: () => void navigate({ to: '/settings/$section', params: { section: 'keys' } }),
          }}
          leave={{ label: 'Later', onClick: () => setLater(true) }}
        >
          Without it, a lost passphrase means a lost vault: there is no reset.
        </Warning>
      </aside>
    )
  }
  return workspace !== undefined && workspace.role === null && people > 0 ? <WhoAreYou /> : null
}

/** Asked once there are people: whether the owner leads some of them, or keeps the vault for a client. */
function WhoAreYou() {
  const [later, setLater] = useState(false)
  const navigate = useNavigate()
  const update = useMutation(orpc.workspace.update.mutationOptions({ onSuccess: () => changed() }))
  if (later) return null
  return (
    <aside className={classes.notice} aria-label="Notice">
      <Warning
        fact="Which of these people are you?"
        show={{
          label: 'I am one of them',
          onClick: () => void navigate({ to: '/settings/$section', params: { section: 'general' } }),
        }}
        leave={{ label: 'I run this for a client', onClick: () => update.mutate({ role: 'consultant' }) }}
        later={{ label: 'Later', onClick: () => setLater(true) }}
      >
        A manager’s vault shows their own team first, a consultant’s the whole firm. Settings can change it.
      </Warning>
    </aside>
  )
}
