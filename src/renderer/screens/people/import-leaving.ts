import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { HandOver } from '../../../shared/contract/people-changes.ts'
import type { ImportPreview } from '../../../shared/contract/people-import.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { todayIso } from '../../components/format.ts'
import { orpc } from '../../rpc/client.ts'
import { useImportMemory } from './import-memory.ts'

/** Who leaves with an import, on which day, and who takes over whom. */
export function useImportLeaving(preview: ImportPreview | null, round: number) {
  const [ids, setIds] = useImportMemory<ReadonlySet<PersonId>>('leavers', new Set())
  const [leftOn, setLeftOn] = useImportMemory('left on', todayIso())
  const [chosen, setChosen] = useImportMemory<readonly HandOver[]>('hand over', [])
  const personIds = preview === null ? [] : preview.missing.filter(({ id }) => ids.has(id)).map(({ id }) => id)
  const leavers = personIds.length === 0 ? null : { personIds, leftOn }
  const input = { token: preview?.token ?? '', leavers }
  const asked = preview !== null && preview.needs.length === 0 && (leavers !== null || preview.leaving > 0)
  const found = useQuery({
    ...orpc.people.importLeaving.queryOptions({ input }),
    // The same token stands for another plan once the file was read otherwise.
    queryKey: [...orpc.people.importLeaving.queryKey({ input }), round],
    enabled: asked,
    placeholderData: keepPreviousData,
  })
  const { data: everybody } = useQuery({ ...orpc.people.list.queryOptions(), enabled: asked })
  const behind = asked ? (found.data ?? null) : null
  const said = new Map(chosen.map(({ personId, managerId }) => [personId, managerId]))
  const arriving = new Set(behind?.arriving.map(({ id }) => id))
  // Whoever was to come may not come any more, once rows of the file are decided otherwise.
  const isKnown = (id: PersonId) => arriving.has(id) || everybody === undefined || everybody.some((person) => person.id === id)
  const gone = new Set(behind?.leaving)
  const stays = (id: PersonId | null | undefined) => id != null && !gone.has(id) && isKnown(id)
  const handOver = (behind?.reports ?? []).map(({ personId, successorId }): HandOver => {
    const successor = said.get(personId)
    // A successor who leaves as well, as chosen since, takes nobody over.
    return { personId, managerId: successor === null || stays(successor) ? (successor ?? null) : successorId }
  })
  return {
    ids,
    leftOn,
    leavers,
    behind,
    handOver,
    /** Who takes over is not known for the plan as it is now. */
    pending: asked && (found.isPending || found.isPlaceholderData),
    error: asked ? found.error : null,
    setIds,
    setLeftOn,
    takeOver: setChosen,
    reset: () => {
      setIds(new Set())
      setLeftOn(todayIso())
      setChosen([])
    },
  }
}

export type ImportLeaving = ReturnType<typeof useImportLeaving>
