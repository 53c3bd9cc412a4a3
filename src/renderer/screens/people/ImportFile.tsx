import { Button, FileButton, Select } from '@mantine/core'
import type { ImportPreview } from '../../../shared/contract/people-import.ts'
import { formatCount } from '../../components/format.ts'
import { ACCEPTED } from './DropZone.tsx'
import classes from './import.module.css'
import { delimiterName } from './import-words.ts'

interface ImportFileProps {
  readonly preview: ImportPreview
  readonly onSheet: (sheet: number) => void
  readonly onFile: (file: File) => void
}

/** Which file it is, how it was opened, and which of its sheets is read. */
export function ImportFile({ preview, onSheet, onFile }: ImportFileProps) {
  const { sheets, sheet, counts } = preview
  return (
    <div className={classes.file}>
      <ul className={classes.facts}>
        <li>
          <strong>{preview.fileName}</strong>
        </li>
        {preview.format === 'workbook' ? (
          <li>Excel workbook</li>
        ) : (
          <>
            <li>
              Encoding <strong>{preview.encoding}</strong>
            </li>
            <li>
              Separated by <strong>{delimiterName(preview.delimiter)}</strong>
            </li>
          </>
        )}
        <li>
          <strong>{formatCount(counts.rows)}</strong> {counts.rows === 1 ? 'row' : 'rows'}
        </li>
      </ul>
      {sheets.length > 1 && (
        <Select
          size="xs"
          aria-label="Sheet"
          className={classes.sheet}
          data={sheets.map(({ name, hidden }, index) => ({ value: String(index), label: hidden ? `${name} (hidden)` : name }))}
          value={String(sheet)}
          allowDeselect={false}
          onChange={(value) => value !== null && onSheet(Number(value))}
        />
      )}
      <FileButton onChange={(file) => file && onFile(file)} accept={ACCEPTED}>
        {(props) => (
          <Button {...props} size="xs" className={classes.other}>
            Another file
          </Button>
        )}
      </FileButton>
    </div>
  )
}
