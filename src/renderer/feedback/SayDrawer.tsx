import { Button, Drawer, Group, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { ErrorNote } from '../components/ErrorNote.tsx'

interface SayDrawerProps {
  readonly title: string
  readonly size: number
  /** What the button says that keeps it. */
  readonly keepWords: string
  /** All that is needed is there. */
  readonly ready: boolean
  readonly save: { readonly error: unknown; readonly isPending: boolean; readonly mutate: () => void }
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Something said to or of somebody, written in a drawer and kept with one button. */
export function SayDrawer({ title, size, keepWords, ready, save, onClose, children }: SayDrawerProps) {
  return (
    <Drawer opened onClose={onClose} title={title} size={size}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) save.mutate()
        }}
      >
        <Stack gap="md">
          {children}
          {save.error !== null && <ErrorNote error={save.error} />}
          <Group justify="flex-end" gap="sm">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" loading={save.isPending} disabled={!ready}>
              {keepWords}
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  )
}
