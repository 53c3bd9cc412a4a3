import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { LONGEST } from '../../../shared/kernel/longest.ts'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import { TextBox } from '../../components/TextBox.tsx'
import classes from './panel.module.css'

interface ReturnDialogProps {
  readonly opened: boolean
  readonly first: string
  readonly onClose: () => void
  readonly onReturn: (comment: string) => void
}

/** A goal goes back with a reason, never without. */
export function ReturnDialog({ opened, first, onClose, onReturn }: ReturnDialogProps) {
  const [comment, setComment] = useState('')
  return (
    <Modal opened={opened} onClose={onClose} title="Return with comment">
      <TextBox
        label="What would have to change"
        data-autofocus
        autosize
        minRows={3}
        longest={LONGEST.markdown}
        value={comment}
        aria-describedby="return-readers"
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      <ReaderLine id="return-readers" kind="both" text={`You and ${first}, once sent`} />
      <div className={classes.formButtons}>
        <Button variant="filled" disabled={comment.trim() === ''} onClick={() => onReturn(comment.trim())}>
          Return goal
        </Button>
        <Button onClick={onClose}>Keep as it is</Button>
      </div>
    </Modal>
  )
}
