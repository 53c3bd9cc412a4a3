import { Button, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { JobDetail } from '../../../../shared/contract/library-jobs.ts'
import { LONGEST } from '../../../../shared/kernel/longest.ts'
import type { JobContent } from '../../../../shared/rules/job-profile.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { PageHeader } from '../../../components/PageHeader.tsx'
import { ReaderLine } from '../../../components/ReaderLine.tsx'
import { RoleCredit } from '../../../components/RoleCredit.tsx'
import { SavedIndicator } from '../../../components/SavedIndicator.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { useAutosave } from '../../../components/use-autosave.ts'
import { MarkdownBox } from '../../../editor/MarkdownBox.tsx'
import { changed } from '../../../rpc/changed.ts'
import { rpc } from '../../../rpc/client.ts'
import { CareerPathFields } from './CareerPathFields.tsx'
import { CompetencyFields } from './CompetencyFields.tsx'
import classes from './jobs.module.css'
import { PublishDialog } from './PublishDialog.tsx'
import { ResponsibilityFields } from './ResponsibilityFields.tsx'
import { StandardFields, standardOf, withStandard } from './StandardFields.tsx'

interface JobEditorProps {
  readonly job: JobDetail
  readonly initial: JobContent
}

/** Writes the draft of the next version. It saves by itself; what people hold does not change. */
export function JobEditor({ job, initial }: JobEditorProps) {
  const navigate = useNavigate()
  const [publishing, setPublishing] = useState(false)
  const [error, setError] = useState<unknown>(null)
  // A profile is never without a title: while the field is empty, the last one stands.
  const keep = (content: JobContent) =>
    rpc.library.keepJobDraft({ jobProfileId: job.id, content: content.title.trim() === '' ? { ...content, title: job.title } : content })
  const { value, state, change, flush } = useAutosave(initial, keep)
  const set = (fields: Partial<JobContent>) => change({ ...value, ...fields })
  const read = (version?: number) =>
    navigate({ to: '/library/jobs/$jobProfileId', params: { jobProfileId: job.id }, search: version === undefined ? {} : { version } })
  const done = async () => {
    await flush()
    changed()
    await read(0)
  }
  const discard = async () => {
    try {
      await flush()
      changed(await rpc.library.discardJobDraft({ jobProfileId: job.id }))
      await read()
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <div className="page">
      <PageHeader
        title={value.title || job.title}
        actions={
          <>
            <SavedIndicator state={state} onRetry={() => void flush()} />
            {(job.draft !== null || state.kind !== 'untouched') && (
              <Button variant="subtle" onClick={() => void discard()}>
                Discard draft
              </Button>
            )}
            <Button onClick={() => void done()}>Read it</Button>
            <Button variant="filled" onClick={() => void flush().then(() => setPublishing(true))}>
              Publish
            </Button>
          </>
        }
      >
        {job.version === null ? 'Draft of version 1' : `Draft of version ${job.version + 1}. People keep the version they hold.`}
      </PageHeader>
      {error !== null && <ErrorNote error={error} />}
      <form className={classes.editor} onSubmit={(event) => event.preventDefault()}>
        <ReaderLine kind="only-you" text="Only you, in this vault. What counts for a person stands on their Job tab." />
        <TextInput label="Title" maxLength={160} value={value.title} onChange={(event) => set({ title: event.currentTarget.value })} />
        <MarkdownBox
          label="Purpose"
          placeholder="What the job is there for, in two or three sentences"
          rows={3}
          longest={LONGEST.jobText}
          value={value.purpose}
          onChange={(purpose) => set({ purpose })}
        />
        <ResponsibilityFields job={value} onChange={set} />
        <section>
          <SectionHeading title="Standards of the job as a whole" />
          <StandardFields
            of="the job as a whole"
            standard={standardOf(value, null)}
            onChange={(standard) => set({ standards: withStandard(value, standard) })}
          />
        </section>
        <CompetencyFields job={value} onChange={set} />
        <CareerPathFields job={value} jobProfileId={job.id} onChange={set} />
        <MarkdownBox
          label="Notes"
          placeholder="Technology in use, working hours, anything else"
          longest={LONGEST.jobText}
          value={value.notes}
          onChange={(notes) => set({ notes })}
        />
        {value.role !== null && <RoleCredit />}
      </form>
      {publishing && <PublishDialog job={job} draft={value} onClose={() => setPublishing(false)} onPublished={() => void read()} />}
    </div>
  )
}
