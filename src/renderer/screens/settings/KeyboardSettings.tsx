import { Switch } from '@mantine/core'
import type { Workspace } from '../../../shared/contract/workspace.ts'
import { KeyboardList } from '../../frame/KeyboardList.tsx'
import { SectionTitle, Setting } from './Setting.tsx'
import classes from './settings.module.css'
import { useSettings } from './use-setting.ts'

/** Every key, and single letters on or off. */
export function KeyboardSettings({ workspace }: { readonly workspace: Workspace }) {
  const { state, update } = useSettings()
  return (
    <>
      <SectionTitle first title="Keyboard" state={state} />
      <Setting
        name="Single letters"
        control={
          <Switch
            aria-label="Single letters"
            checked={workspace.singleKeyShortcuts}
            onChange={(event) => void update({ singleKeyShortcuts: event.currentTarget.checked })}
          />
        }
      >
        N, G, J and the others act outside text fields. Off, only keys with Ctrl, Alt or Cmd act.
      </Setting>
      <div className={classes.list}>
        <KeyboardList />
      </div>
    </>
  )
}
