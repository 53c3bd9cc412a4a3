import { Button, FileButton, Select } from '@mantine/core'
import { type ImportPreview, TextDelimiter, TextEncoding } from '../../../shared/contract/people-import.ts'
import { formatCount } from '../../components/format.ts'
import { LIST_FILES, sheetChoices } from '../../components/list-file.ts'
import classes from './import.module.css'
import type { HowStored } from './import-reading.ts'
import { delimiterName } from './import-words.ts'

interface ImportFileProps {
  readonly preview: ImportPreview
  /** What was said by hand; null where it is found. */
  readonly stored: HowStored
  readonly onStored: (stored: Partial<HowStored>) => void
  readonly onSheet: (sheet: number) => void
  readonly onFile: (file: File) => void
  readonly onThrowAway: () => void
}

/** Which file it is, how it was opened, and which of its sheets is read. */
export function ImportFile({ preview, stored, onStored, onSheet, onFile, onThrowAway }: ImportFileProps) {
  const { sheets, sheet, counts } = preview
  return (
    <div className={classes.file}>
      <ul className={classes.facts}>
        <li>
          <strong>{preview.fileName}</strong>
        </li>
        {preview.format === 'workbook' && <li>Excel workbook</li>}
        <li>
          <strong>{formatCount(counts.rows)}</strong> {counts.rows === 1 ? 'row' : 'rows'}
        </li>
      </ul>
      {preview.format === 'text' && <Stored preview={preview} stored={stored} onStored={onStored} />}
      {sheets.length > 1 && (
        <Select
          size="xs"
          aria-label="Sheet"
          className={classes.sheet}
          data={sheetChoices(sheets)}
          value={String(sheet)}
          allowDeselect={false}
          onChange={(value) => value !== null && onSheet(Number(value))}
        />
      )}
      <div className={classes.other}>
        <FileButton onChange={(file) => file && onFile(file)} accept={LIST_FILES}>
          {(props) => (
            <Button {...props} size="xs">
              Another file
            </Button>
          )}
        </FileButton>
        <Button size="xs" onClick={onThrowAway}>
          Close the file
        </Button>
      </div>
    </div>
  )
}

const FOUND = 'found'

/** How the text is stored: found by itself, and changeable where the find is wrong. */
function Stored({ preview, stored, onStored }: Pick<ImportFileProps, 'preview' | 'stored' | 'onStored'>) {
  const field = { size: 'xs', allowDeselect: false, className: classes.stored ?? '' } as const
  const encodings = TextEncoding.options.map((encoding) => ({ value: encoding, label: encoding }))
  const delimiters = TextDelimiter.options.map((delimiter) => ({ value: delimiter, label: delimiterName(delimiter) }))
  return (
    <>
      <Select
        {...field}
        label="Encoding"
        data={[{ value: FOUND, label: stored.encoding === null ? `${preview.encoding}, found` : 'As found' }, ...encodings]}
        value={stored.encoding ?? FOUND}
        onChange={(value) => onStored({ encoding: TextEncoding.safeParse(value).data ?? null })}
      />
      <Select
        {...field}
        label="Separated by"
        data={[
          { value: FOUND, label: stored.delimiter === null ? `${delimiterName(preview.delimiter)}, found` : 'As found' },
          ...delimiters,
        ]}
        value={stored.delimiter ?? FOUND}
        onChange={(value) => onStored({ delimiter: TextDelimiter.safeParse(value).data ?? null })}
      />
    </>
  )
}
