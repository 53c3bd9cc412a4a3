import { Button, FileButton } from '@mantine/core'
import type { ImportPreview } from '../../../shared/contract/people-import.ts'
import { count } from '../../components/format.ts'
import classes from './import.module.css'
import { countPeople } from './import-words.ts'

interface ImportStepsProps {
  readonly counts: ImportPreview['counts']
  readonly ready: boolean
  readonly busy: boolean
  readonly onImport: () => void
  readonly onFile: (file: File) => void
}

/** The one step that changes anything, and the way to another file. */
export function ImportSteps({ counts, ready, busy, onImport, onFile }: ImportStepsProps) {
  const touched = counts.added + counts.changed
  return (
    <div className={classes.steps}>
      <Button variant="filled" disabled={!ready || touched === 0} loading={busy} onClick={onImport}>
        {touched === 0 ? 'Nobody to import' : `Import ${countPeople(touched)}`}
      </Button>
      <FileButton onChange={(file) => file && onFile(file)} accept=".csv,.txt,.tsv,text/csv,text/plain">
        {(props) => <Button {...props}>Another file</Button>}
      </FileButton>
      <span className="c-2">
        {touched === 0 && counts.skipped === 0 ? 'Everything in the file is in the vault already.' : sentence(counts)}
      </span>
    </div>
  )
}

function sentence({ added, changed, unchanged, skipped }: ImportPreview['counts']): string {
  const parts = [
    added > 0 && `${count(added, 'person', 'people')} added`,
    changed > 0 && `${count(changed, 'person', 'people')} changed`,
    unchanged > 0 && `${count(unchanged, 'row')} unchanged`,
    skipped > 0 && `${count(skipped, 'row')} left out`,
  ].filter(Boolean)
  return `${parts.join(', ')}.`
}
