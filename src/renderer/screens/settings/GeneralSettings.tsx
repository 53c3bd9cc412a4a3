import { SegmentedControl, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type Workspace, WorkspaceRole } from '../../../shared/contract/workspace.ts'
import { PersonId } from '../../../shared/kernel/ids.ts'
import { LONGEST } from '../../../shared/kernel/longest.ts'
import type { SaveState } from '../../components/autosaver.ts'
import { Picker } from '../../components/Picker.tsx'
import { personOptions } from '../../components/picker-options.ts'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import { TextBox } from '../../components/TextBox.tsx'
import { useAutosave } from '../../components/use-autosave.ts'
import { orpc } from '../../rpc/client.ts'
import { currencies } from './currencies.ts'
import { SectionTitle, Setting } from './Setting.tsx'
import classes from './settings.module.css'
import { saveWorkspaceField, useSettings } from './use-setting.ts'
import { ValueSettings } from './ValueSettings.tsx'

/** Of several indicators the one to show: a failure first, then the newest save. */
function foremost(...states: readonly SaveState[]): SaveState {
  const failed = states.find((state) => state.kind === 'failed')
  if (failed !== undefined) return failed
  const saved = states.filter((state) => state.kind === 'saved').sort((a, b) => b.at - a.at)
  return saved[0] ?? { kind: 'untouched' }
}

/** Who this vault is for, and who its owner is in it. */
export function GeneralSettings({ workspace }: { readonly workspace: Workspace }) {
  const { state, update } = useSettings()
  const name = useAutosave(workspace.name, (value) =>
    value.trim() === '' ? Promise.resolve({ savedAt: Date.now() }) : saveWorkspaceField({ name: value.trim() }),
  )
  const mission = useAutosave(workspace.mission, (value) => saveWorkspaceField({ mission: value }))
  const { data: people = [] } = useQuery(orpc.people.list.queryOptions())
  return (
    <>
      <SectionTitle first title="General" state={foremost(state, name.state, mission.state)} />
      <Setting
        name="Firm or team"
        control={
          <TextInput
            aria-label="Name of the firm or team"
            w={280}
            maxLength={300}
            value={name.value}
            onChange={(event) => name.change(event.currentTarget.value)}
            error={name.value.trim() === '' ? 'A name is needed' : undefined}
          />
        }
      >
        Stands on reviews, packages and printed pages.
      </Setting>
      <Setting
        name="Whom this vault is for"
        control={
          <SegmentedControl
            aria-label="Whom this vault is for"
            w={280}
            fullWidth
            data={[
              { value: 'manager', label: 'My own team' },
              { value: 'consultant', label: 'A client' },
            ]}
            value={workspace.role ?? ''}
            onChange={(role) => void update({ role: WorkspaceRole.parse(role) })}
          />
        }
      >
        Of one’s own team, lists, Today and the sidebar show that team first; of a client, the whole firm.
      </Setting>
      {workspace.role !== 'consultant' && (
        <Setting
          name="Who you are"
          control={
            <Picker
              aria-label="Who you are"
              w={280}
              clearable
              limit={20}
              placeholder={people.length === 0 ? 'No people in this vault yet' : 'Not said yet'}
              nothingFoundMessage="No person of this name"
              data={personOptions(people)}
              value={workspace.ownPersonId}
              onChange={(id) => void update({ ownPersonId: id === null ? null : PersonId.parse(id) })}
            />
          }
        >
          Decides “My team” and what Today shows.
        </Setting>
      )}
      <Setting
        name="Currency"
        control={
          <Picker
            aria-label="Currency"
            w={280}
            nothingFoundMessage="No such currency"
            allowDeselect={false}
            limit={20}
            data={currencies()}
            value={workspace.currency}
            onChange={(currency) => currency !== null && void update({ currency })}
          />
        }
      >
        For new rewards. Earlier ones keep theirs.
      </Setting>
      <Setting
        name="Mission"
        below={
          <div className={classes.mission}>
            <TextBox
              aria-label="Mission"
              aria-describedby="mission-reader"
              autosize
              minRows={3}
              maxRows={10}
              longest={LONGEST.paragraph}
              value={mission.value}
              onChange={(event) => mission.change(event.currentTarget.value)}
            />
            <ReaderLine kind="both" id="mission-reader" text="Shown beside goals in this vault; not sent on its own" />
          </div>
        }
      >
        What the firm or team is for, in a sentence or two. Goals can be held against it.
      </Setting>
      <ValueSettings />
    </>
  )
}
