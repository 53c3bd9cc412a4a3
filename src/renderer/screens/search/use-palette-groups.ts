import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { SEARCH_GROUPS, type SearchGroup, type SearchHit } from '../../../shared/contract/search.ts'
import { readSearch } from '../../../shared/rules/search-query.ts'
import { orpc } from '../../rpc/client.ts'
import { useCommands } from './commands.ts'
import { detailOf, GROUP_TITLES, headOf, KIND_WORDS, moreOf, plainOf } from './hit-words.ts'
import { type Entry, type EntryGroup, matches, type Query, recentEntries } from './palette-entries.ts'
import { useLibraryEntries } from './use-library-entries.ts'
import { useOpenHit } from './use-open-hit.ts'

const MOST_PEOPLE = 8
const MOST_COMMANDS = 4

export interface PaletteGroups {
  readonly groups: readonly EntryGroup[]
  /** How much of the vault can be found already. */
  readonly ready: number
  /** The answer to what stands in the field is still on its way. */
  readonly asking: boolean
}

/** What a query finds, in the fixed order: goals, notes and meetings, reviews, people, library, do. */
export function usePaletteGroups(query: Query): PaletteGroups {
  const open = useOpenHit()
  const commands = useCommands()
  const all = useAllResults(query)
  const text = query.kind === 'all' ? query.text : ''
  const { words, filters } = readSearch(text)
  const found = useQuery({
    ...orpc.search.find.queryOptions({ input: { text } }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
    // Asked again while what was there before is still being brought in.
    refetchInterval: ({ state }) => ((state.data?.ready ?? 1) < 1 ? 500 : false),
  })
  const people = usePeople(query)
  const library = useLibraryEntries(filters.length > 0 ? '' : words.join(' '))
  const { hits = [], ready = 1 } = found.data ?? {}
  const asking = text !== '' && (found.isPending || found.isPlaceholderData)
  switch (query.kind) {
    case 'recent':
      return groupsOf(1, [
        { title: 'Recent', entries: recentEntries() },
        { title: 'Do', entries: commands.slice(0, 9) },
      ])
    case 'commands':
      return groupsOf(1, [{ title: 'Do', entries: commands.filter((entry) => query.text === '' || matches(entry.title, query.text)) }])
    case 'people':
      return groupsOf(1, [{ title: 'People', entries: people }])
    case 'all':
      return groupsOf(
        ready,
        [
          ...SEARCH_GROUPS.map((group) => ({
            title: GROUP_TITLES[group],
            entries: [...entriesIn(group, hits, open), ...(group === 'library' ? withoutFound(library, hits) : [])],
          })),
          // A page of everything that was found is no use where nothing was.
          {
            title: 'Do',
            entries: [...(filters.length > 0 ? [] : commandsFor(commands, query.text)), ...(hits.length > 0 || asking ? all : [])],
          },
        ],
        asking,
      )
  }
}

function groupsOf(ready: number, groups: readonly EntryGroup[], asking = false): PaletteGroups {
  return { ready, groups: groups.filter((group) => group.entries.length > 0), asking }
}

function entriesIn(group: SearchGroup, hits: readonly SearchHit[], open: (hit: SearchHit) => void): readonly Entry[] {
  return hits
    .filter((hit) => hit.group === group)
    .map((hit) => ({
      id: hit.key,
      title: plainOf(headOf(hit)),
      marked: headOf(hit),
      more: moreOf(hit),
      detail: detailOf(hit),
      icon: hit.kind === 'person' ? 'avatar' : { kind: hit.kind },
      onlyYou: hit.readers === 'only-you',
      ...(hit.readers === 'only-you' ? { kind: KIND_WORDS[hit.kind] } : {}),
      run: () => open(hit),
    }))
}

/** Job profiles are found by the index too. */
function withoutFound(library: readonly Entry[], hits: readonly SearchHit[]): readonly Entry[] {
  const jobs = new Set(hits.filter(({ place }) => place.screen === 'job').map(({ place }) => `job ${place.id}`))
  return library.filter(({ id }) => !jobs.has(id))
}

function commandsFor(commands: readonly Entry[], text: string): readonly Entry[] {
  return commands.filter((entry) => matches(entry.title, text)).slice(0, MOST_COMMANDS)
}

/** The page of all results, the best first. */
function useAllResults(query: Query): readonly Entry[] {
  const navigate = useNavigate()
  if (query.kind !== 'all') return []
  const run = () => void navigate({ to: '/search', search: { text: query.text } })
  return [
    {
      id: 'do all-results',
      title: 'All results',
      marked: [{ text: 'All results', hit: false }],
      detail: 'On a page of their own, the best first',
      icon: Search,
      keys: 'Ctrl ↵',
      run,
    },
  ]
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
