import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { LockKeyhole, MailCheck } from 'lucide-react'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { count } from '../../components/format.ts'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import type { ContractOutputs } from '../../rpc/outputs.ts'
import classes from './feedback.module.css'

export type TakenInResult = ContractOutputs['sharing']['importFeedbackReplies'] & { readonly named: number }

/** What the import did. Undo of held answers stands here and not in the toast: the journal knows nothing of them. */
export function TakenIn({ result, onTakenBack }: { readonly result: TakenInResult; readonly onTakenBack: () => void }) {
  const { held, named, takeBack } = result
  const undo = useMutation({
    mutationFn: (token: string) => rpc.sharing.takeBackAnswers({ token }),
    onSuccess: () => {
      changed()
      onTakenBack()
    },
  })
  return (
    <section className={classes.held} aria-label="Imported" role="status">
      {named > 0 && (
        <p className="with-icon t-strong">
          <MailCheck size={16} aria-hidden="true" />
          {count(named, 'answer')} imported
        </p>
      )}
      {held.map(({ requestId, added, held: all }) => (
        <p key={requestId} className="with-icon">
          <LockKeyhole size={16} aria-hidden="true" />
          <span>
            {count(added, 'anonymous answer')} taken in, {all} held.{' '}
            <Link to="/feedback/$requestId" params={{ requestId }} className="link">
              Open the request
            </Link>
          </span>
        </p>
      ))}
      {undo.error !== null && <ErrorNote error={undo.error} />}
      {takeBack !== null && (
        <div>
          <Button size="xs" loading={undo.isPending} onClick={() => undo.mutate(takeBack)}>
            Take back what is held
          </Button>
        </div>
      )}
    </section>
  )
}
