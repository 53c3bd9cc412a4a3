import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Workspace } from '../../shared/contract/workspace.ts'
import { Warning } from '../components/Warning.tsx'
import classes from './Notices.module.css'
import { useOpening } from './opening.ts'

/** What a person should know right after opening: an older copy than the last one seen, a recovery code not yet confirmed. */
export function Notices({ workspace }: { readonly workspace: Workspace | undefined }) {
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
  return null
}
