import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Workspace } from '../../../shared/contract/workspace.ts'
import { ColourChoice } from '../../components/ColourChoice.tsx'
import { orpc, rpc } from '../../rpc/client.ts'
import { SectionTitle, Setting } from './Setting.tsx'
import { useSettings } from './use-setting.ts'

const THEMES = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const

/** Theme and colour of this vault. */
export function AppearanceSettings({ workspace }: { readonly workspace: Workspace }) {
  const { state, save, update } = useSettings()
  const { data: status } = useQuery(orpc.vaults.status.queryOptions())
  const open = status?.open ?? null
  return (
    <>
      <SectionTitle first title="Appearance" state={state} />
      <Setting
        name="Theme"
        control={
          <SegmentedControl aria-label="Theme" data={[...THEMES]} value={workspace.theme} onChange={(theme) => void update({ theme })} />
        }
      >
        Follows the system unless chosen here.
      </Setting>
      {open !== null && (
        <Setting
          name="Vault colour"
          control={
            <ColourChoice
              bare
              label="Vault colour"
              value={open.colour}
              onChange={(colour) => void save(() => rpc.vaults.setColour({ colour }))}
            />
          }
        >
          Shown along the top edge, so that two clients are not mistaken for each other.
        </Setting>
      )}
      <Setting name="Row height">Each list has its own choice of compact, normal or comfortable rows, and keeps it.</Setting>
    </>
  )
}
