import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Option, personOptions } from '../components/picker-options.ts'
import { orpc } from './client.ts'

interface PeopleOptions {
  /** Undefined until they are there. */
  readonly options: readonly Option[] | undefined
  readonly nameOf: (id: string | null) => string
}

/**
 * People to choose from, namesakes told apart: everybody, or whoever is active and the one chosen before. Made once for a list of
 * thousands, and not again with every letter typed beside it.
 */
export function usePeopleOptions(which: 'all' | 'active', chosen: string | null = null): PeopleOptions {
  const { data: people } = useQuery(orpc.people.list.queryOptions())
  const options = useMemo(
    () => people && personOptions(which === 'all' ? people : people.filter(({ id, status }) => status === 'active' || id === chosen)),
    [people, which, chosen],
  )
  return { options, nameOf: (id) => people?.find((person) => person.id === id)?.name ?? '' }
}
