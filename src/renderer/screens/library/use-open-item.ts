import { useNavigate } from '@tanstack/react-router'

/** Opens one thing of a section, or goes back to all of them. */
export function useOpenItem(section: string): (itemId: string | null) => void {
  const navigate = useNavigate()
  return (itemId) => {
    if (itemId === null) void navigate({ to: '/library/$section', params: { section } })
    else void navigate({ to: '/library/$section/$itemId', params: { section, itemId } })
  }
}
