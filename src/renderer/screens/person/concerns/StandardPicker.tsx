import { Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { PersonId } from '../../../../shared/kernel/ids.ts'
import { orpc } from '../../../rpc/client.ts'

interface StandardPickerProps {
  readonly personId: PersonId
  readonly onPick: (text: string) => void
}

/** The standards of the job held now, word by word. Nothing is shown where the job names none. */
export function StandardPicker({ personId, onPick }: StandardPickerProps) {
  const job = useQuery(orpc.library.personJob.queryOptions({ input: { personId } }))
  const content = (job.data?.held.find(({ running }) => running)?.version ?? job.data?.job?.version)?.content
  const standards = (content?.standards ?? []).filter(({ meets }) => meets.trim() !== '')
  if (content === undefined || standards.length === 0) return null
  const about = (key: string | null) => content.responsibilities.find((each) => each.key === key)?.text ?? 'The job as a whole'
  return (
    <Menu position="bottom-end" width={420}>
      <Menu.Target>
        <button type="button" className="link">
          Take from the job profile
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {standards.map((standard) => (
          <Menu.Item key={standard.key} onClick={() => onPick(standard.meets)}>
            <span className="w-label">{about(standard.about)}</span>
            <br />
            <span className="c-2">{standard.meets}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
