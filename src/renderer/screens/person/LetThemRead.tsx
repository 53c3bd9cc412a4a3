import { Button, Group, Modal } from '@mantine/core'

interface LetThemReadProps {
  readonly opened: boolean
  readonly first: string
  /** What the text becomes: "a shared note". */
  readonly as: string
  /** Said besides, when there is more to it. */
  readonly besides?: string
  readonly onShare: () => void
  readonly onKeep: () => void
}

/** Asked whenever a text that only the owner of the vault can read is about to have more readers. */
export function LetThemRead({ opened, first, as, besides, onShare, onKeep }: LetThemReadProps) {
  return (
    <Modal opened={opened} onClose={onKeep} title={`Let ${first} read this text?`}>
      <p>
        So far only you can read it. As {as} it is for both sides and can go into {first}’s package.
        {besides !== undefined && ` ${besides}`}
      </p>
      <Group justify="flex-end" gap="sm" mt={16}>
        <Button data-autofocus onClick={onKeep}>
          Keep it private
        </Button>
        <Button variant="filled" onClick={onShare}>
          Share with {first}
        </Button>
      </Group>
    </Modal>
  )
}
