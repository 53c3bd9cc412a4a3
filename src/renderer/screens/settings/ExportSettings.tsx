import { Button } from '@mantine/core'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { saveFile } from '../../components/format.ts'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import { rpc } from '../../rpc/client.ts'
import { SectionTitle, Setting } from './Setting.tsx'

const FORMATS = [
  { format: 'json', name: 'JSON', text: 'Every record with every field, for other programs.' },
  { format: 'csv', name: 'CSV', text: 'One table per kind of record, for a spreadsheet.' },
  { format: 'markdown', name: 'Markdown', text: 'Readable text, person by person.' },
] as const

/** Everything in the vault, in files that need no Perennial. */
export function ExportSettings() {
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState<string | null>(null)

  async function write(format: (typeof FORMATS)[number]['format']) {
    setBusy(format)
    setError(null)
    try {
      saveFile(await rpc.sharing.exportAll({ format, personId: null }))
    } catch (cause) {
      setError(cause)
    }
    setBusy(null)
  }

  return (
    <>
      <SectionTitle first title="Export" />
      {FORMATS.map(({ format, name, text }) => (
        <Setting
          key={format}
          name={name}
          control={
            <Button leftSection={<Download size={16} aria-hidden="true" />} disabled={busy !== null} onClick={() => void write(format)}>
              {busy === format ? 'Being written' : `Export ${name}`}
            </Button>
          }
        >
          {text}
        </Setting>
      ))}
      {error !== null && <ErrorNote error={error} />}
      <Setting name="Not sealed" below={<ReaderLine kind="only-you" text="Holds private notes too; for you, not for others" />}>
        The files can be read by anybody who has them. Keep them only as long as they are needed.
      </Setting>
    </>
  )
}
