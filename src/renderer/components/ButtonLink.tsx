import { Button } from '@mantine/core'
import { createLink } from '@tanstack/react-router'

/** A button that goes somewhere, with the route's own types: `<ButtonLink to="/plan/$participationId" params={{ participationId }}>`. */
export const ButtonLink = createLink(Button<'a'>)
