import { Button, Drawer, Select, Stack } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { TargetSuggestion } from '../../../../shared/contract/developing.ts'
import type { PersonDetail } from '../../../../shared/contract/people.ts'
import type { JobProfileId } from '../../../../shared/kernel/ids.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { firstName } from '../../../components/format.ts'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { changed } from '../../../rpc/changed.ts'
import { orpc, rpc } from '../../../rpc/client.ts'
import classes from './development.module.css'
import { SUGGESTED } from './development-words.ts'

type To = Parameters<typeof rpc.developing.addTarget>[0]['to']

/** Where the present job leads first; every other job profile by typing. */
export function AddTarget({ person, onClose }: { readonly person: PersonDetail; readonly onClose: () => void }) {
  const jobs = useQuery(orpc.library.jobs.queryOptions())
  const suggestions = useQuery(orpc.developing.targetSuggestions.queryOptions({ input: { personId: person.id } }))
  const add = useMutation({
    mutationFn: (to: To) => rpc.developing.addTarget({ personId: person.id, to }),
    onSuccess: ({ change }) => {
      changed(change)
      onClose()
    },
  })
  return (
    <Drawer opened onClose={onClose} title={`A target role for ${firstName(person.name)}`} size={460}>
      <Stack gap="lg">
        <Select
          label="Job profile"
          searchable
          limit={50}
          openOnFocus={false}
          data={(jobs.data ?? []).map(({ id, title }) => ({ value: id, label: title }))}
          value={null}
          onChange={(id) => id !== null && add.mutate({ jobProfileId: id as JobProfileId })}
          nothingFoundMessage="No such job"
          data-autofocus
        />
        {add.error !== null && <ErrorNote error={add.error} />}
        <section>
          <SectionHeading title="Near the present job" />
          {suggestions.data?.length === 0 && (
            <p className={classes.empty}>
              The present job has no career path and no role it was made from.{' '}
              <Link to="/library/$section" params={{ section: 'jobs' }} className="link">
                Jobs
              </Link>{' '}
              holds both.
            </p>
          )}
          {(suggestions.data ?? []).map((each) => (
            <Suggestion key={each.jobProfileId ?? each.roleCode} suggestion={each} onAdd={(to) => add.mutate(to)} />
          ))}
        </section>
      </Stack>
    </Drawer>
  )
}

function Suggestion({ suggestion, onAdd }: { readonly suggestion: TargetSuggestion; readonly onAdd: (to: To) => void }) {
  const { title, jobProfileId, roleCode, why } = suggestion
  const to: To | null = jobProfileId !== null ? { jobProfileId } : roleCode !== null ? { roleCode } : null
  if (to === null) return null
  return (
    <div className={classes.suggestion}>
      <span>
        <span className="w-label">{title}</span>
        <span className={classes.sub}>{SUGGESTED[why]}</span>
      </span>
      <Button size="compact-sm" onClick={() => onAdd(to)} aria-label={`Add ${title}`}>
        Add
      </Button>
    </div>
  )
}
