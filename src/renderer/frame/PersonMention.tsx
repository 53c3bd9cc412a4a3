import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { orpc } from '../rpc/client.ts'

interface PersonMentionProps {
  readonly personId: string
  /** The name as it was when the text was written. */
  readonly written: string
}

/** A person named in a text, under the name they have today. Who is no longer here keeps the name that was written. */
export function PersonMention({ personId, written }: PersonMentionProps) {
  const { data: name } = useQuery(orpc.people.list.queryOptions({ select: (rows) => rows.find(({ id }) => id === personId)?.name ?? null }))
  if (name === undefined || name === null) return written
  return (
    <Link to="/people/$personId" params={{ personId }} className="link">
      @{name}
    </Link>
  )
}
