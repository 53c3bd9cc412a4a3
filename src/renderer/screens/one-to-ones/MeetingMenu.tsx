import { ActionIcon, Menu } from '@mantine/core'
import { CalendarClock, CalendarPlus, CalendarSync, Check, CircleSlash, Ellipsis, RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { MeetingRow } from '../../../shared/contract/meetings.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import { saveFile } from '../../components/format.ts'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import { MoveDialog, SkipDialog } from './MoveDialog.tsx'
import { standing, whenWords } from './meeting-words.ts'
import { SeriesDialog } from './SeriesDialog.tsx'

type MenuMeeting = Pick<MeetingRow, 'id' | 'personId' | 'personName' | 'startsAt' | 'minutes' | 'place' | 'state' | 'begunAt' | 'seriesId'>

/** What can be said of a meeting without opening it. */
export function MeetingMenu({ meeting }: { readonly meeting: MenuMeeting }) {
  const [open, setOpen] = useState<'move' | 'skip' | 'series' | null>(null)
  const close = () => setOpen(null)
  const { id: oneToOneId, state } = meeting
  const missed = standing(meeting as MeetingRow) === 'missed'
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`More about ${meeting.personName}, ${whenWords(meeting.startsAt)}`}>
            <Ellipsis size={16} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {missed && (
            <Menu.Item leftSection={<Check size={16} />} onClick={async () => changed((await rpc.coaching.finish({ oneToOneId })).change)}>
              It was held
            </Menu.Item>
          )}
          {state !== 'held' && (
            <Menu.Item leftSection={<CalendarClock size={16} />} onClick={() => setOpen('move')}>
              Time and place
            </Menu.Item>
          )}
          {state === 'planned' && (
            <Menu.Item leftSection={<CircleSlash size={16} />} onClick={() => setOpen('skip')}>
              {missed ? 'It was skipped' : 'Skip'}
            </Menu.Item>
          )}
          {state === 'skipped' && (
            <Menu.Item leftSection={<RotateCcw size={16} />} onClick={async () => changed(await rpc.coaching.unskip({ oneToOneId }))}>
              Plan it again
            </Menu.Item>
          )}
          {meeting.seriesId !== null && (
            <Menu.Item leftSection={<CalendarSync size={16} />} onClick={() => setOpen('series')}>
              Series
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<CalendarPlus size={16} />}
            onClick={async () => saveFile(await rpc.coaching.calendarFile({ kind: 'meeting', oneToOneId }))}
          >
            Calendar file
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<Trash2 size={16} />} onClick={async () => changed(await rpc.coaching.removeOneToOne({ oneToOneId }))}>
            Remove
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === 'move' && <MoveDialog meeting={meeting} onClose={close} />}
      {open === 'skip' && <SkipDialog meeting={meeting} onClose={close} />}
      {open === 'series' && meeting.seriesId !== null && (
        <SeriesDialog seriesId={meeting.seriesId} personId={meeting.personId} from={localDate(meeting.startsAt)} onClose={close} />
      )}
    </>
  )
}
