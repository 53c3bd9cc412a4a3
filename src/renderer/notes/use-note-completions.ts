import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Completion, Completions } from '../editor/completions.ts'
import { orpc } from '../rpc/client.ts'

const MOST = 6

/** People and tags of this vault for a text that is written. */
export function useNoteCompletions(): Completions {
  const client = useQueryClient()
  return useMemo(() => ({ people: (typed) => people(client, typed), tags: (typed) => tags(client, typed) }), [client])
}

async function people(client: QueryClient, typed: string): Promise<Completion[]> {
  const rows = await client.ensureQueryData(orpc.people.list.queryOptions())
  const sought = plain(typed)
  return rows
    .filter(
      ({ name, status }) =>
        status === 'active' &&
        plain(name)
          .split(/[\s-]+/)
          .some((part) => part.startsWith(sought)),
    )
    .slice(0, MOST)
    .map(({ id, name, jobTitle }) => ({ key: id, label: name, detail: jobTitle ?? '' }))
}

async function tags(client: QueryClient, typed: string): Promise<Completion[]> {
  const all = await client.ensureQueryData(orpc.coaching.tags.queryOptions())
  const sought = plain(typed)
  return all
    .filter(({ tag }) => plain(tag).includes(sought))
    .slice(0, MOST)
    .map(({ tag, notes }) => ({ key: tag, label: tag, detail: String(notes) }))
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
