import { NumberInput, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReminderSettings as Reminders } from '../../../shared/contract/meetings.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { SectionTitle, Setting } from './Setting.tsx'
import { useSettings } from './use-setting.ts'

/** When the app speaks up by itself, and what it may say. */
export function ReminderSettings() {
  const reminders = useQuery(orpc.coaching.reminders.queryOptions())
  return <QueryGate query={reminders}>{({ settings }) => <Fields settings={settings} />}</QueryGate>
}

function Fields({ settings }: { readonly settings: Reminders }) {
  const { state, save } = useSettings()
  const set = (change: Partial<Reminders>) => save(() => rpc.coaching.setReminders({ ...settings, ...change }))
  return (
    <>
      <SectionTitle first title="Reminders" state={state} />
      <Setting
        name="Inside the app"
        control={
          <Switch
            aria-label="Remind inside the app"
            checked={settings.inApp}
            onChange={(event) => void set({ inApp: event.currentTarget.checked })}
          />
        }
      >
        A line at the top says with whom a one-to-one begins soon, while the vault is open.
      </Setting>
      <Setting
        name="By the operating system"
        control={
          <Switch
            aria-label="Remind by the operating system"
            checked={settings.outside}
            onChange={(event) => void set({ outside: event.currentTarget.checked })}
          />
        }
      >
        Says only that a one-to-one starts, never with whom or about what: it may stand on a locked screen. None comes in a browser, and
        none while the vault is locked.
      </Setting>
      <Setting
        name="Minutes before"
        control={
          <NumberInput
            aria-label="Minutes before a one-to-one"
            w={110}
            min={1}
            max={120}
            clampBehavior="strict"
            key={settings.minutesBefore}
            defaultValue={settings.minutesBefore}
            onBlur={(event) => {
              const minutesBefore = Number(event.currentTarget.value)
              const fits = Number.isInteger(minutesBefore) && minutesBefore >= 1 && minutesBefore <= 120
              if (fits && minutesBefore !== settings.minutesBefore) void set({ minutesBefore })
            }}
          />
        }
      >
        How long before the planned start.
      </Setting>
    </>
  )
}
