import { Button, Checkbox, FileButton, Group, Select, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { MOST_GROUPS, type ProtectedColumn, type ProtectedPreview } from '../../../shared/contract/people-fairness.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { count, formatCount } from '../../components/format.ts'
import { LIST_FILES, sheetChoices } from '../../components/list-file.ts'
import { changed } from '../../rpc/changed.ts'
import { orpc } from '../../rpc/client.ts'
import { Setting } from './Setting.tsx'

/** A file is chosen, whom it names is shown, columns are chosen, and only those are kept. */
export function FairnessImport() {
  const [file, setFile] = useState<File | null>(null)
  const preview = useMutation(orpc.people.previewProtected.mutationOptions())
  const look = (chosen: File | null, idColumn: number | null = null, sheet: number | null = null) => {
    setFile(chosen)
    if (chosen !== null) preview.mutate({ fileName: chosen.name, file: chosen, sheet, idColumn })
  }
  const done = () => {
    setFile(null)
    preview.reset()
  }
  return (
    <Setting
      name="Import attributes"
      control={
        <FileButton accept={LIST_FILES} onChange={(chosen) => look(chosen)}>
          {(props) => (
            <Button {...props} loading={preview.isPending}>
              Choose a file
            </Button>
          )}
        </FileButton>
      }
      below={
        <>
          {preview.error !== null && <ErrorNote error={preview.error} file={file?.name} />}
          {file !== null && preview.data !== undefined && (
            <Columns
              key={`${file.name} ${preview.data.sheet} ${preview.data.id?.index}`}
              file={file}
              preview={preview.data}
              onId={(index) => look(file, index, preview.data.sheet)}
              onSheet={(sheet) => look(file, null, sheet)}
              onDone={done}
            />
          )}
        </>
      }
    >
      An Excel workbook, CSV or text with the employee number or email of each person, and a column for each attribute.
    </Setting>
  )
}

interface ColumnsProps {
  readonly file: File
  readonly preview: ProtectedPreview
  readonly onId: (index: number) => void
  readonly onSheet: (sheet: number) => void
  readonly onDone: () => void
}

function Columns({ file, preview, onId, onSheet, onDone }: ColumnsProps) {
  const [chosen, setChosen] = useState<readonly number[]>([])
  const keep = useMutation(
    orpc.people.importProtected.mutationOptions({
      onSuccess: ({ change }) => {
        changed(change)
        onDone()
      },
    }),
  )
  const { id, columns } = preview
  const places = [...columns.map(({ index, heading }) => ({ value: String(index), label: heading })), ...idPlace(preview)]
  return (
    <Stack gap={12} mt={8}>
      {preview.sheets.length > 1 && (
        <Select
          label="Sheet"
          w={280}
          allowDeselect={false}
          data={sheetChoices(preview.sheets)}
          value={String(preview.sheet)}
          onChange={(value) => value !== null && onSheet(Number(value))}
        />
      )}
      <Select
        label="Column that names the person"
        w={280}
        allowDeselect={false}
        placeholder="None names anybody of this vault"
        data={places.toSorted((a, b) => Number(a.value) - Number(b.value))}
        value={id === null ? null : String(id.index)}
        onChange={(value) => value !== null && onId(Number(value))}
      />
      <Named preview={preview} />
      {id !== null && (
        <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
          <legend className="w-strong">Attributes to keep</legend>
          <Stack gap={6} mt={6}>
            {columns.map((column) => (
              <Attribute
                key={column.index}
                column={column}
                checked={chosen.includes(column.index)}
                onToggle={(on) => setChosen(on ? [...chosen, column.index] : chosen.filter((index) => index !== column.index))}
              />
            ))}
          </Stack>
        </fieldset>
      )}
      {keep.error !== null && <ErrorNote error={keep.error} />}
      <Group gap={8}>
        <Button
          variant="filled"
          disabled={id === null || chosen.length === 0}
          loading={keep.isPending}
          onClick={() =>
            id !== null && keep.mutate({ fileName: file.name, file, sheet: preview.sheet, idColumn: id.index, columns: [...chosen] })
          }
        >
          {chosen.length === 0 ? 'Keep attributes' : `Keep ${count(chosen.length, 'attribute')}`}
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </Group>
    </Stack>
  )
}

/** The column in use is not among those to keep, but can be named. */
function idPlace({ id }: ProtectedPreview) {
  return id === null ? [] : [{ value: String(id.index), label: id.kind === 'email' ? 'Email' : 'Employee number' }]
}

function Named({ preview }: { readonly preview: ProtectedPreview }) {
  const { matched, rows, unmatched, moreUnmatched } = preview
  const strangers = unmatched.length + moreUnmatched
  const named = unmatched.map(({ row, value }) => `row ${row} “${value}”`).join(', ')
  return (
    <p role="status">
      {formatCount(matched)} of {count(rows, 'row')} name somebody of this vault.
      {strangers > 0 && (
        <span className="c-2">
          {' '}
          {formatCount(strangers)} {strangers === 1 ? 'is' : 'are'} left out: {named}
          {moreUnmatched > 0 && `, and ${formatCount(moreUnmatched)} more`}.
        </span>
      )}
    </p>
  )
}

interface AttributeProps {
  readonly column: ProtectedColumn
  readonly checked: boolean
  readonly onToggle: (on: boolean) => void
}

function Attribute({ column: { heading, groups, sample }, checked, onToggle }: AttributeProps) {
  const many = groups > MOST_GROUPS
  const values = `${sample.join(', ')}${groups > sample.length ? ', …' : ''}`
  return (
    <Checkbox
      label={heading}
      description={many ? `${formatCount(groups)} different values: tells people apart, no group` : `${count(groups, 'group')}: ${values}`}
      checked={checked}
      disabled={many || groups === 0}
      onChange={(event) => onToggle(event.currentTarget.checked)}
    />
  )
}
