import { useNavigate, useParams } from '@tanstack/react-router'
import {
  CalendarRange,
  CircleHelp,
  Download,
  FilePen,
  Gift,
  LibraryBig,
  ListTree,
  Lock,
  Mail,
  MessagesSquare,
  Network,
  NotebookPen,
  PenLine,
  Settings,
  Sprout,
  Sun,
  Undo2,
  Upload,
  Users,
} from 'lucide-react'
import { openQuickNote } from '../../frame/quick-note.ts'
import { openSurface } from '../../frame/surface.ts'
import { lockVault } from '../../rpc/locking.ts'
import { undoLast } from '../../rpc/undo.ts'
import type { Entry } from './palette-entries.ts'

/** Everything that can be done from the palette. */
export function useCommands(): readonly Entry[] {
  const navigate = useNavigate()
  const { personId } = useParams({ strict: false })
  const settings = (section: string) => () => void navigate({ to: '/settings/$section', params: { section } })
  const command = (title: string, icon: Entry['icon'], run: () => void, keys?: string): Entry => ({
    id: `do ${title}`,
    title,
    detail: '',
    icon,
    run,
    ...(keys === undefined ? {} : { keys }),
  })
  return [
    command('New private note', PenLine, () => openQuickNote(personId ?? null), 'N'),
    command('Go to Today', Sun, () => void navigate({ to: '/today' }), 'G T'),
    command('Go to People', Users, () => void navigate({ to: '/people' }), 'G P'),
    command('Go to the org chart', Network, () => void navigate({ to: '/people/chart' })),
    command('Go to Units', ListTree, () => void navigate({ to: '/people/units' })),
    command('Go to One-to-ones', MessagesSquare, () => void navigate({ to: '/one-to-ones' })),
    command('Go to Goals', Sprout, () => void navigate({ to: '/goals' }), 'G G'),
    command('Go to Plan', NotebookPen, () => void navigate({ to: '/plan' })),
    command('Go to Reviews', FilePen, () => void navigate({ to: '/reviews' }), 'G R'),
    command('Go to Rewards', Gift, () => void navigate({ to: '/rewards' })),
    command('Go to the library', LibraryBig, () => void navigate({ to: '/library/$section', params: { section: 'jobs' } })),
    command('Find a role', LibraryBig, () => void navigate({ to: '/library/roles/{-$code}' })),
    command('Go to Packages', Mail, () => void navigate({ to: '/packages' })),
    command('Go to Cycles', CalendarRange, () => void navigate({ to: '/cycles' })),
    command('Import people', Upload, () => void navigate({ to: '/people/import' })),
    command('Import a reply', Mail, () => void navigate({ to: '/packages/reply' })),
    command('Start a cycle', CalendarRange, () => void navigate({ to: '/cycles/new' })),
    command('Undo the last action', Undo2, () => void undoLast(), 'Ctrl Z'),
    command('Lock the vault', Lock, () => void lockVault(), 'Ctrl Shift L'),
    command('Settings', Settings, settings('general'), 'G S'),
    command('Theme and vault colour', Settings, settings('appearance')),
    command('Change the passphrase', Settings, settings('keys')),
    command('Backups', Settings, settings('backups')),
    command('Export everything', Download, settings('export')),
    command('List of keys', CircleHelp, () => openSurface({ kind: 'keys' }), '?'),
  ]
}
