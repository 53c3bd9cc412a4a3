import { Modal } from '@mantine/core'
import { KeyboardList } from './KeyboardList.tsx'

/** The list of keys (?). */
export function KeyboardDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title="Keyboard" size={720} closeButtonProps={{ 'aria-label': 'Close' }}>
      <KeyboardList />
    </Modal>
  )
}
