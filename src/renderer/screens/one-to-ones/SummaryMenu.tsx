import { Button, Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Check, ClipboardCopy, FileText, Send } from 'lucide-react'
import { useState } from 'react'
import type { OneToOne } from '../../../shared/contract/coaching.ts'
import { flushAll } from '../../components/autosaver.ts'
import { copyText } from '../../components/copy-text.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { firstName } from '../../components/format.ts'
import { rpc } from '../../rpc/client.ts'

interface SummaryMenuProps {
  readonly meeting: OneToOne
  readonly held: boolean
}

/** What both sides share of the meeting, as a package or as copied text. The margin is in neither. */
export function SummaryMenu({ meeting, held }: SummaryMenuProps) {
  const navigate = useNavigate()
  const [copied, setCopied] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const attempt = (work: () => Promise<void>) => void work().then(() => setError(null), setError)
  const copy = (kind: 'text' | 'markdown') =>
    attempt(async () => {
      await flushAll()
      setCopied(await copyText((await rpc.sharing.checkInText({ oneToOneId: meeting.id }))[kind]))
    })
  const pack = () =>
    attempt(async () => {
      await flushAll()
      await navigate({ to: '/packages/preview', search: { kind: 'check-in', id: meeting.id } })
    })
  return (
    <>
      <Menu position="bottom-end" onOpen={() => setCopied(false)}>
        <Menu.Target>
          <Button variant={held ? 'filled' : 'default'} leftSection={copied ? <Check size={16} aria-hidden="true" /> : undefined}>
            {copied ? 'Copied' : held ? 'Share notes' : 'Share agenda'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>What you and {firstName(meeting.personName)} both read</Menu.Label>
          <Menu.Item leftSection={<Send size={16} />} onClick={pack}>
            Check-in package
          </Menu.Item>
          <Menu.Item leftSection={<ClipboardCopy size={16} />} onClick={() => copy('text')}>
            Copy as text
          </Menu.Item>
          <Menu.Item leftSection={<FileText size={16} />} onClick={() => copy('markdown')}>
            Copy as Markdown
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {error !== null && <ErrorNote error={error} />}
    </>
  )
}
