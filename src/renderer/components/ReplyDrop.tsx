import { Button } from '@mantine/core'
import { FileUp } from 'lucide-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import classes from './ReplyDrop.module.css'

interface ReplyDropProps {
  /** What the place is called to readers of the screen. */
  readonly label: string
  readonly chooseWords: string
  /** Endings of file names, as an input field takes them. */
  readonly accept: string
  readonly multiple?: boolean
  readonly busy: boolean
  readonly onChoose: (files: readonly File[]) => void
  readonly children: ReactNode
}

/** Where files that came back are dropped. Dropping is a shortcut for the button inside, which does the same by keyboard. */
export function ReplyDrop({ label, chooseWords, accept, multiple = false, busy, onChoose, children }: ReplyDropProps) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (list: FileList | null) => list !== null && list.length > 0 && onChoose([...list])
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <section
      className={classes.drop}
      aria-label={label}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileUp size={28} strokeWidth={1.5} aria-hidden="true" />
      <p>{children}</p>
      <Button variant="filled" loading={busy} onClick={() => input.current?.click()}>
        {chooseWords}
      </Button>
      <input
        ref={input}
        type="file"
        multiple={multiple}
        accept={accept}
        className="visually-hidden"
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => take(event.currentTarget.files)}
      />
    </section>
  )
}
