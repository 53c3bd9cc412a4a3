import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Option, type Options, personOptions } from '../components/picker-options.ts'
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

/** Whoever is active, with the owner’s own team before everybody else: most of what is written is about them. */
export function useTeamFirstOptions(chosen: string | null = null): Options | undefined {
  const { options } = usePeopleOptions('active', chosen)
  const { data: frame } = useQuery(orpc.workspace.frame.queryOptions())
  return useMemo(() => {
    if (options === undefined || frame === undefined) return options
    const team = new Set<string>(frame.team.map(({ personId }) => personId))
    const own = options.filter(({ value }) => team.has(value))
    const others = options.filter(({ value }) => !team.has(value))
    if (own.length === 0 || others.length === 0) return options
    return [
      { group: 'My team', items: own },
      { group: 'Everybody else', items: others },
    ]
  }, [options, frame])
}
