import { Button, Group, Modal, Stack } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { count, formatCount } from '../../components/format.ts'
import { Points } from '../../components/Points.tsx'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import { changed } from '../../rpc/changed.ts'
import { orpc } from '../../rpc/client.ts'
import type { ContractOutputs } from '../../rpc/outputs.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { FairnessImport } from './FairnessImport.tsx'
import { SectionTitle, Setting } from './Setting.tsx'

type Fairness = ContractOutputs['people']['fairness']

/** Attributes such as gender or age band, kept apart for one purpose; off until they are wanted. */
export function FairnessSettings() {
  const fairness = useQuery(orpc.people.fairness.queryOptions())
  return (
    <>
      <SectionTitle first title="Fairness checks" />
      <Explanation />
      <QueryGate query={fairness}>{(found) => (found.on ? <TurnedOn fairness={found} /> : <TurnedOff />)}</QueryGate>
    </>
  )
}

function Explanation() {
  return (
    <Stack gap={8} maw={640} mb={12}>
      <p>
        Whether ratings and rewards treat groups of people alike can only be seen by somebody who knows the groups. For that, attributes
        such as gender or age band can be kept here. Nothing needs them, and without them everything else works the same.
      </p>
      <Points>
        <li>They come from a file of their own and are stored apart from people.</li>
        <li>They are shown as counts of groups, never for a person: on no page, in no list, no search, no package and no export.</li>
        <li>Deleting them deletes them from the history of changes too. Nothing takes it back.</li>
        <li>They are in backups made before, until those are replaced, and in a copy of the whole vault that is handed on.</li>
      </Points>
      <ReaderLine kind="only-you" />
    </Stack>
  )
}

function TurnedOff() {
  const turnOn = useMutation(orpc.people.turnOnFairness.mutationOptions({ onSuccess: changed }))
  return (
    <>
      <Setting
        name="Off"
        control={
          <Button loading={turnOn.isPending} onClick={() => turnOn.mutate({})}>
            Turn on
          </Button>
        }
      >
        Nothing is kept, and no file of attributes is read.
      </Setting>
      {turnOn.error !== null && <ErrorNote error={turnOn.error} />}
    </>
  )
}

function TurnedOn({ fairness }: { readonly fairness: Fairness }) {
  const [deleting, setDeleting] = useState(false)
  const { attributes } = fairness
  return (
    <>
      <Setting
        name="What is kept"
        below={
          attributes.length === 0 ? undefined : (
            <ul>
              {attributes.map(({ name, people, groups }) => (
                <li key={name}>
                  <strong className="w-strong">{name}</strong>
                  <span className="c-2">
                    : {count(people, 'person', 'people')}, {count(groups, 'group')}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      >
        {attributes.length === 0 ? 'Nothing yet.' : 'How many people each attribute is known of, and how many groups it makes.'}
      </Setting>
      <FairnessImport />
      <Setting
        name="Turn off"
        control={
          <Button color="berry" variant="outline" onClick={() => setDeleting(true)}>
            Turn off and delete
          </Button>
        }
      >
        Deletes every attribute, from the history of changes too.
      </Setting>
      {deleting && <Forget attributes={attributes} onClose={() => setDeleting(false)} />}
    </>
  )
}

function Forget({ attributes, onClose }: { readonly attributes: Fairness['attributes']; readonly onClose: () => void }) {
  const forget = useMutation(
    orpc.people.forgetProtected.mutationOptions({
      onSuccess: () => {
        changed()
        onClose()
      },
    }),
  )
  const names = attributes.map(({ name }) => name).join(', ')
  const values = attributes.reduce((sum, { people }) => sum + people, 0)
  return (
    <Modal opened onClose={onClose} title="Turn off and delete">
      <Stack gap="md">
        <p>
          {values === 0
            ? 'Nothing is kept yet. Fairness checks are turned off.'
            : `${names}: ${formatCount(values)} values go, from the history of changes too. No undo brings them back.`}
        </p>
        {values > 0 && <p className="c-2">Backups made before still hold them until they are replaced or deleted.</p>}
        {forget.error !== null && <ErrorNote error={forget.error} />}
        <Group gap={8}>
          <Button color="berry" variant="filled" loading={forget.isPending} onClick={() => forget.mutate({})}>
            {values === 0 ? 'Turn off' : `Delete ${count(values, 'value')}`}
          </Button>
          <Button data-autofocus onClick={onClose}>
            Keep
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
