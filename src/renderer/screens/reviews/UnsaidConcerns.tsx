import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Review } from '../../../shared/contract/reviewing.ts'
import { count, firstName } from '../../components/format.ts'
import { Warning } from '../../components/Warning.tsx'
import { orpc } from '../../rpc/client.ts'

/** A review in writing is told of concerns that were never said: nothing in it should come as a surprise. */
export function UnsaidConcerns({ review }: { readonly review: Review }) {
  const navigate = useNavigate()
  const [left, setLeft] = useState(false)
  const unsaid = useQuery(orpc.concerns.unsaid.queryOptions({ input: { personId: review.person.id } }))
  if (left || unsaid.data === undefined || unsaid.data.count === 0) return null
  const { count: number, oldestDays } = unsaid.data
  const first = firstName(review.person.name)
  const open = () => void navigate({ to: '/people/$personId', params: { personId: review.person.id }, search: { tab: 'concerns' } })
  return (
    <Warning
      fact={`${count(number, 'concern')} ${number === 1 ? 'was' : 'were'} not said to ${first} yet.`}
      show={{ label: 'Open concerns', onClick: open }}
      leave={{ onClick: () => setLeft(true) }}
    >
      The oldest was written {oldestDays === 0 ? 'today' : `${count(oldestDays ?? 0, 'day')} ago`}. What stands in a review should have been
      said before it.
    </Warning>
  )
}
