import { useMediaQuery } from '@mantine/hooks'

/** How much room there is: `medium` below 75 em, `narrow` below 51.25 em (which is also 200 % zoom at 1440). */
export type Room = 'wide' | 'medium' | 'narrow'

export function useRoom(): Room {
  const medium = useMediaQuery('(max-width: 75em)', false, { getInitialValueInEffect: false })
  const narrow = useMediaQuery('(max-width: 51.25em)', false, { getInitialValueInEffect: false })
  if (narrow) return 'narrow'
  return medium ? 'medium' : 'wide'
}
