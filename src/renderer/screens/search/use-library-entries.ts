import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { BookOpenText, FileText } from 'lucide-react'
import { orpc } from '../../rpc/client.ts'
import { type Entry, matches } from './palette-entries.ts'

const MOST_JOBS = 4
const MOST_ROLES = 3
/** Fewer letters are the beginning of half the titles there are. */
const ENOUGH = 3

/** Job profiles of the vault by title, and the nearest roles of the role library. */
export function useLibraryEntries(text: string): readonly Entry[] {
  const navigate = useNavigate()
  const enabled = text.length >= ENOUGH
  const { data: jobs = [] } = useQuery({ ...orpc.library.jobs.queryOptions(), enabled })
  const { data: roles = [] } = useQuery({
    ...orpc.library.searchRoles.queryOptions({ input: { text } }),
    enabled,
    placeholderData: keepPreviousData,
  })
  if (!enabled) return []
  return [
    ...jobs
      .filter((job) => matches(job.title, text))
      .slice(0, MOST_JOBS)
      .map((job) => ({
        id: `job ${job.id}`,
        title: job.title,
        detail: 'Job profile',
        icon: FileText,
        run: () => void navigate({ to: '/library/jobs/$jobProfileId', params: { jobProfileId: job.id } }),
      })),
    ...roles.slice(0, MOST_ROLES).map((role) => ({
      id: `role ${role.code}`,
      title: role.title,
      detail: role.alsoCalled === null ? 'Role' : `Role, also called ${role.alsoCalled}`,
      icon: BookOpenText,
      run: () => void navigate({ to: '/library/roles/{-$code}', params: { code: role.code }, search: { text } }),
    })),
  ]
}
