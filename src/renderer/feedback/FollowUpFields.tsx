import { Button, TextInput } from '@mantine/core'
import { Check } from 'lucide-react'
import type { Feedback } from '../../shared/contract/feedback.ts'
import { LONGEST } from '../../shared/kernel/longest.ts'
import { formatShortDay } from '../components/format.ts'
import { ReaderLine } from '../components/ReaderLine.tsx'
import { SavedIndicator } from '../components/SavedIndicator.tsx'
import { TextBox } from '../components/TextBox.tsx'
import { useAutosave } from '../components/use-autosave.ts'
import { changed } from '../rpc/changed.ts'
import { rpc } from '../rpc/client.ts'
import classes from './feedback.module.css'

/** What the manager makes of feedback they got, and by when. Only they read it; on its day it is a reminder. */
export function FollowUpFields({ feedback }: { readonly feedback: Feedback }) {
  const { id, followUp } = feedback
  const start = { body: followUp?.body ?? '', dueOn: followUp?.dueOn ?? null }
  const text = useAutosave(start, async ({ body, dueOn }) => {
    const saved = await rpc.feedback.saveFollowUp({ feedbackId: id, body, dueOn })
    changed()
    return saved
  })
  const doneOn = followUp?.doneOn ?? null
  const complete = async (done: boolean) => {
    await text.flush()
    changed(await rpc.feedback.completeFollowUp({ feedbackId: id, done }))
  }
  const readers = `follow-up-${id}`
  return (
    <section className={classes.followUp} aria-label="Follow-up">
      <div className={classes.followHead}>
        <h3 className="t-heading">What follows from it</h3>
        <SavedIndicator state={text.state} onRetry={() => void text.flush()} />
      </div>
      <TextBox
        autosize
        minRows={2}
        aria-label="What follows from it"
        aria-describedby={readers}
        placeholder="One thing that changes, and how they will notice"
        longest={LONGEST.markdown}
        value={text.value.body}
        onChange={(event) => text.change({ ...text.value, body: event.currentTarget.value })}
        onBlur={() => void text.flush()}
      />
      <div className={classes.followFoot}>
        <ReaderLine kind="only-you" id={readers} />
        <TextInput
          type="date"
          size="xs"
          aria-label="By when"
          value={text.value.dueOn ?? ''}
          onChange={(event) => text.change({ ...text.value, dueOn: event.currentTarget.value || null })}
        />
        {doneOn === null ? (
          <Button size="xs" leftSection={<Check size={14} aria-hidden="true" />} onClick={() => void complete(true)}>
            Mark as done
          </Button>
        ) : (
          <span className="c-2">
            Done {formatShortDay(doneOn)}{' '}
            <button type="button" className="link" onClick={() => void complete(false)}>
              Open again
            </button>
          </span>
        )}
      </div>
    </section>
  )
}
