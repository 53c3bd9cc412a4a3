import { FileUp } from 'lucide-react'
import { type DragEvent, useEffect, useId, useState } from 'react'
import type { Refusal } from '../model/refusals.ts'

interface FileDropProps {
  readonly label: string
  readonly primary: boolean
  readonly onFile: (bytes: Uint8Array) => void
  readonly onRefused: (refusal: Refusal) => void
}

/** Choose a file or drop it; the bytes never leave the page. */
export function FileDrop({ label, primary, onFile, onRefused }: FileDropProps) {
  const id = useId()
  const [over, setOver] = useState(false)
  useEffect(() => {
    // A file dropped beside the field would replace the page.
    const stay = (event: globalThis.DragEvent) => event.preventDefault()
    addEventListener('dragover', stay)
    addEventListener('drop', stay)
    return () => {
      removeEventListener('dragover', stay)
      removeEventListener('drop', stay)
    }
  }, [])
  const take = async (file: File | undefined) => {
    if (!file) return
    try {
      onFile(new Uint8Array(await file.arrayBuffer()))
    } catch {
      onRefused({ code: 'FILE_UNREADABLE' })
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the input inside does the same by keyboard
    <div
      className={over ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        id={id}
        className="drop-input"
        type="file"
        accept=".age,.html,.htm"
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
      <label htmlFor={id} className={primary ? 'button button-primary' : 'button button-plain'}>
        <FileUp size={18} strokeWidth={1.75} aria-hidden="true" />
        {label}
      </label>
      <p className="hint">Or drop it here. Files end in .age or .html.</p>
    </div>
  )
}
