import { Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Workspace } from '../../../shared/contract/workspace.ts'
import { isApple, KeyCap } from '../../components/KeyCap.tsx'
import { KeyboardList } from '../../frame/KeyboardList.tsx'
import { orpc } from '../../rpc/client.ts'
import { SectionTitle, Setting } from './Setting.tsx'
import classes from './settings.module.css'
import { useSettings } from './use-setting.ts'

/** Says whether the system gave the keys that open a private note from any program. */
function QuickNoteKey() {
  const { data: status } = useQuery(orpc.vaults.status.queryOptions())
  if (status === undefined) return null
  const { quickNoteKey: key } = status
  const keys = key?.keys.replace('CommandOrControl', isApple ? 'Cmd' : 'Ctrl') ?? ''
  return (
    <Setting name="From any program" control={key?.given === true ? <KeyCap keys={keys} /> : <span className="c-2">Not in use</span>}>
      {wordsFor(key?.given ?? null, keys)}
    </Setting>
  )
}

function wordsFor(given: boolean | null, keys: string): string {
  if (given === null) return 'Keys for the whole system exist in the desktop app. In the browser N opens a private note.'
  if (!given) return `The system did not give ${keys}; as a rule another program has it. N opens a private note in this window.`
  return 'Brings this window to the front with a private note open. A locked vault asks for its passphrase and shows nothing else.'
}

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
      <QuickNoteKey />
      <div className={classes.list}>
        <KeyboardList />
      </div>
    </>
  )
}
