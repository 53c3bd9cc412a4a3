import { Button } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorNote } from '../components/ErrorNote.tsx'

interface QueryGateProps<T> {
  readonly query: UseQueryResult<T>
  readonly children: (data: T) => ReactNode
}

/** Shows what a query found, or why it failed. Nothing while it runs: data is local, a placeholder would only flash. */
export function QueryGate<T>({ query, children }: QueryGateProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.error === null) return null
  return (
    <div className="page">
      <ErrorNote error={query.error}>
        <Button onClick={() => void query.refetch()}>Try again</Button>
      </ErrorNote>
    </div>
  )
}
