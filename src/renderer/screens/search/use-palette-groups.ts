import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { LockKeyhole, MessagesSquare, NotebookText, Sprout } from 'lucide-react'
import type { SearchHit } from '../../../shared/contract/search.ts'
import { PersonId } from '../../../shared/kernel/ids.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { useCommands } from './commands.ts'
import { type Entry, type EntryGroup, matches, type Query, recentEntries } from './palette-entries.ts'
import { useLibraryEntries } from './use-library-entries.ts'

const MOST_PEOPLE = 8
const MOST_COMMANDS = 4

function iconOf(hit: SearchHit): Entry['icon'] {
  if (hit.kind === 'person') return 'avatar'
  if (hit.readers === 'only-you') return LockKeyhole
  return { goal: Sprout, note: NotebookText, 'one-to-one': MessagesSquare }[hit.kind]
}

/** What a query finds, in the fixed order: goals, notes and meetings, people, library, do. */
export function usePaletteGroups(query: Query): readonly EntryGroup[] {
  const open = useOpenHit()
  const commands = useCommands()
  const text = query.kind === 'all' ? query.text : ''
  const found = useQuery({
    ...orpc.search.find.queryOptions({ input: { text } }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  })
  const people = usePeople(query)
  const library = useLibraryEntries(text)
  switch (query.kind) {
    case 'recent':
      return filled([
        { title: 'Recent', entries: recentEntries() },
        { title: 'Do', entries: commands.slice(0, 9) },
      ])
    case 'commands':
      return filled([{ title: 'Do', entries: commands.filter((entry) => query.text === '' || matches(entry.title, query.text)) }])
    case 'people':
      return filled([{ title: 'People', entries: people }])
    case 'all': {
      const hits = (kinds: readonly SearchHit['kind'][]) =>
        (found.data ?? []).filter((hit) => kinds.includes(hit.kind)).map((hit) => entryOf(hit, open))
      return filled([
        { title: 'Goals', entries: hits(['goal']) },
        { title: 'Notes and meetings', entries: hits(['note', 'one-to-one']) },
        { title: 'People', entries: hits(['person']) },
        { title: 'Library', entries: library },
        { title: 'Do', entries: commands.filter((entry) => matches(entry.title, query.text)).slice(0, MOST_COMMANDS) },
      ])
    }
  }
}

function filled(groups: readonly EntryGroup[]): readonly EntryGroup[] {
  return groups.filter((group) => group.entries.length > 0)
}

function entryOf(hit: SearchHit, open: (hit: SearchHit) => void): Entry {
  return {
    id: `${hit.kind} ${hit.id}`,
    title: hit.title,
    detail: hit.detail,
    icon: iconOf(hit),
    onlyYou: hit.readers === 'only-you' && hit.kind !== 'person',
    run: () => open(hit),
  }
}

function useOpenHit(): (hit: SearchHit) => void {
  const navigate = useNavigate()
  async function openGoal({ id, personId }: SearchHit) {
    const goals = await rpc.planning.goals({ personId: PersonId.parse(personId) })
    const participationId = goals.find((goal) => goal.id === id)?.participationId
    if (participationId === undefined) void navigate({ to: '/people/$personId', params: { personId }, search: { tab: 'goals' } })
    else void navigate({ to: '/plan/$participationId', params: { participationId }, search: { goal: id } })
  }
  return (hit) => {
    const params = { personId: hit.personId }
    switch (hit.kind) {
      case 'one-to-one':
        return void navigate({ to: '/one-to-ones/$oneToOneId', params: { oneToOneId: hit.id } })
      case 'goal':
        return void openGoal(hit)
      case 'note':
      case 'person':
        return void navigate({ to: '/people/$personId', params })
    }
  }
}

function usePeople(query: Query): readonly Entry[] {
  const navigate = useNavigate()
  const { data: people = [] } = useQuery({ ...orpc.people.list.queryOptions(), enabled: query.kind === 'people' })
  if (query.kind !== 'people') return []
  return people
    .filter((person) => query.text === '' || matches(person.name, query.text))
    .slice(0, MOST_PEOPLE)
    .map((person) => ({
      id: `person ${person.id}`,
      title: person.name,
      detail: person.jobTitle ?? '',
      icon: 'avatar',
      run: () => void navigate({ to: '/people/$personId', params: { personId: person.id } }),
    }))
}
