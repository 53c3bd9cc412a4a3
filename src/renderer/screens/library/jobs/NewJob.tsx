import { Button, Modal, TextInput } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { ReaderLine } from '../../../components/ReaderLine.tsx'
import { changed } from '../../../rpc/changed.ts'
import { rpc } from '../../../rpc/client.ts'
import classes from './jobs.module.css'

/** Asks for the title; the rest is written on the page. */
export function NewJob({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate()
  const [title, setTitle] = useState('')
  const [error, setError] = useState<unknown>(null)
  const add = async (event: FormEvent) => {
    event.preventDefault()
    try {
      const { jobProfileId, change } = await rpc.library.addJob({ title })
      changed(change)
      await navigate({ to: '/library/jobs/$jobProfileId', params: { jobProfileId }, search: { view: 'edit' } })
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <Modal opened onClose={onClose} title="New job profile">
      <form onSubmit={(event) => void add(event)} className={classes.dialog}>
        <TextInput
          label="Title of the job"
          data-autofocus
          required
          maxLength={160}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <ReaderLine kind="only-you" />
        {error !== null && <ErrorNote error={error} />}
        <div className={classes.foot}>
          <Button type="submit" variant="filled" disabled={title.trim() === ''}>
            Write the profile
          </Button>
          <Button
            renderRoot={(props) => (
              <Link {...props} to="/library/roles/{-$code}" search={title.trim() === '' ? {} : { text: title.trim() }} />
            )}
          >
            Start from a role
          </Button>
        </div>
      </form>
    </Modal>
  )
}
