import { ActionIcon, Button, Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Ellipsis, Megaphone } from 'lucide-react'
import type { Recognition } from '../../shared/contract/recognition.ts'
import { Avatar } from '../components/Avatar.tsx'
import { firstName, formatShortDay } from '../components/format.ts'
import { Markdown } from '../components/Markdown.tsx'
import { ReaderLine } from '../components/ReaderLine.tsx'
import { changed } from '../rpc/changed.ts'
import { rpc } from '../rpc/client.ts'
import classes from './feedback.module.css'

interface RecognitionEntryProps {
  readonly recognition: Recognition
  readonly onEdit: (recognition: Recognition) => void
}

/** One recognition: for whom, for what, which value, and whether others have heard of it. */
export function RecognitionEntry({ recognition, onEdit }: RecognitionEntryProps) {
  const { id, personId, personName, valueName, body, givenOn, announcement } = recognition
  const announce = async (announced: boolean) => changed(await rpc.feedback.announce({ recognitionId: id, announced }))
  return (
    <article className={classes.entry} aria-label={`Recognition of ${personName}`}>
      <Avatar name={personName} size={28} />
      <div>
        <div className={classes.head}>
          <Link to="/people/$personId" params={{ personId }} search={{ tab: 'feedback' }} className="plain-link t-name">
            {personName}
          </Link>
          {valueName !== '' && <span className="c-2">for {valueName}</span>}
          <ReaderLine kind="both" who={firstName(personName)} />
        </div>
        <div className={classes.body}>
          <Markdown text={body} />
        </div>
        {announcement.kind === 'due' && (
          <Button size="xs" mt={6} leftSection={<Megaphone size={14} aria-hidden="true" />} onClick={() => void announce(true)}>
            Mark as announced
          </Button>
        )}
      </div>
      <div className={classes.aside}>
        <span className="c-2">
          {announcement.kind === 'done' ? `announced ${formatShortDay(announcement.on)}` : formatShortDay(givenOn)}
        </span>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size={24} aria-label={`More for recognition of ${personName}, ${givenOn}`}>
              <Ellipsis size={16} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => onEdit(recognition)}>Edit recognition</Menu.Item>
            {announcement.kind === 'done' && <Menu.Item onClick={() => void announce(false)}>Not announced yet</Menu.Item>}
            <Menu.Item onClick={async () => changed(await rpc.feedback.removeRecognition({ recognitionId: id }))}>
              Remove recognition
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </article>
  )
}
