import { Button, FileButton } from '@mantine/core'
import { FileUp } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import { LIST_FILES } from '../../components/list-file.ts'
import classes from './import.module.css'

interface DropZoneProps {
  readonly onFile: (file: File) => void
  readonly busy: boolean
}

/** Takes one file by drop or by choice. */
export function DropZone({ onFile, busy }: DropZoneProps) {
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) onFile(file)
  }
  return (
    <section
      aria-label="File"
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileUp size={28} strokeWidth={1.5} aria-hidden />
      <p className={classes.dropTitle}>Drop a list of people here</p>
      <p className={classes.dropHint}>
        An Excel workbook, CSV or text, from any HR system. Encoding, headings, columns and managers are found by themselves.
      </p>
      <FileButton onChange={(file) => file && onFile(file)} accept={LIST_FILES}>
        {(props) => (
          <Button {...props} loading={busy} data-autofocus>
            Choose a file
          </Button>
        )}
      </FileButton>
    </section>
  )
}
