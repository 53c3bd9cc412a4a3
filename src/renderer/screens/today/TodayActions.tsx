import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { PenLine, Sprout } from 'lucide-react'
import { KeyCap } from '../../components/KeyCap.tsx'
import { openQuickNote } from '../../frame/quick-note.ts'
import classes from './today.module.css'

/** What a day starts with most often. */
export function TodayActions() {
  return (
    <div className={classes.actions}>
      <Button component={Link} to="/plan" leftSection={<Sprout size={16} aria-hidden="true" />}>
        Goals
      </Button>
      <Button leftSection={<PenLine size={16} aria-hidden="true" />} rightSection={<KeyCap keys="N" />} onClick={() => openQuickNote(null)}>
        Private note
      </Button>
    </div>
  )
}
