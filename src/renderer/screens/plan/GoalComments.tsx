import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { Side } from '../../../shared/contract/base.ts'
import type { Goal } from '../../../shared/contract/planning.ts'
import { formatMoment } from '../../components/format.ts'
import { Markdown } from '../../components/Markdown.tsx'
import { MarkdownBox } from '../../editor/MarkdownBox.tsx'
import classes from './panel.module.css'

interface GoalCommentsProps {
  readonly comments: Goal['comments']
  readonly first: string
  readonly onComment: (body: string, author: Side) => Promise<boolean>
}

/** What both sides said about the goal, oldest first, and a field for more. */
export function GoalComments({ comments, first, onComment }: GoalCommentsProps) {
  const [body, setBody] = useState('')
  const [author, setAuthor] = useState<Side>('manager')
  const keep = async () => {
    if (body.trim() !== '' && (await onComment(body, author))) setBody('')
  }
  return (
    <section className={classes.section} aria-label="Comments">
      <div className={classes.sectionHead}>
        <h3>Comments</h3>
        <span>{comments.length === 0 ? 'none yet' : comments.length}</span>
      </div>
      <ul className={classes.comments}>
        {comments.map((comment) => (
          <li key={comment.id} data-side={comment.author}>
            <span className={classes.commentHead}>
              <strong>{comment.author === 'manager' ? 'You' : first}</strong> {formatMoment(comment.at)}
            </span>
            <Markdown text={comment.body} />
          </li>
        ))}
      </ul>
      <MarkdownBox
        isUnlabelled
        label="New comment"
        readers={{ kind: 'both', text: `You and ${first}, once sent` }}
        placeholder={author === 'manager' ? 'Write a comment' : `What ${first} said`}
        value={body}
        onChange={setBody}
        onSubmit={() => void keep()}
      />
      <div className={classes.formButtons}>
        <SegmentedControl
          size="xs"
          aria-label="Who says it"
          data={[
            { value: 'manager', label: 'You' },
            { value: 'employee', label: first },
          ]}
          value={author}
          onChange={(value) => setAuthor(value === 'employee' ? 'employee' : 'manager')}
        />
        <Button size="sm" disabled={body.trim() === ''} onClick={() => void keep()}>
          Add comment
        </Button>
      </div>
    </section>
  )
}
