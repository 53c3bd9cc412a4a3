import { Button, type ButtonProps, Menu } from '@mantine/core'
import { Download } from 'lucide-react'
import { memo, useState } from 'react'
import { ErrorNote } from './ErrorNote.tsx'
import { type SheetKind, saveSheet } from './save-sheet.ts'
import type { Sheet } from './sheet.ts'

interface ExportMenuProps {
  /** The list as it is shown, made when asked for. */
  readonly listed: () => Sheet
  /** Every field of the same rows, for an import elsewhere. */
  readonly whole?: () => Sheet
  /** How the button looks among others. */
  readonly button?: Pick<ButtonProps, 'variant' | 'color' | 'size' | 'disabled'>
}

/** Hands a list over as CSV or as an Excel workbook. */
export const ExportMenu = memo(function ExportMenu({ listed, whole, button = {} }: ExportMenuProps) {
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  async function save(sheet: Sheet, kind: SheetKind) {
    setBusy(true)
    setError(
      await saveSheet(sheet, kind).then(
        () => null,
        (fault: unknown) => fault,
      ),
    )
    setBusy(false)
  }
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button {...button} leftSection={<Download size={16} aria-hidden />} loading={busy}>
            Export
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {whole !== undefined && <Menu.Label>As listed</Menu.Label>}
          <Menu.Item onClick={() => void save(listed(), 'csv')}>CSV</Menu.Item>
          <Menu.Item onClick={() => void save(listed(), 'xlsx')}>Excel workbook</Menu.Item>
          {whole !== undefined && (
            <>
              <Menu.Label>Every field, to import again</Menu.Label>
              <Menu.Item onClick={() => void save(whole(), 'csv')}>CSV, every field</Menu.Item>
              <Menu.Item onClick={() => void save(whole(), 'xlsx')}>Excel workbook, every field</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {error !== null && <ErrorNote error={error} />}
    </>
  )
})
