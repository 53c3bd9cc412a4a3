import { create } from 'zustand'
import type { Density } from '../../components/data-column.ts'
import type { ColumnId } from './people-columns.tsx'

interface PeopleView {
  readonly density: Density
  readonly hidden: ReadonlySet<ColumnId>
}

/** How the list is shown, for as long as the vault is open. What is listed lives in the address. */
export const usePeopleView = create<PeopleView>(() => ({
  density: 'compact',
  hidden: new Set<ColumnId>(['employeeNumber', 'email', 'hiredOn']),
}))

export function setDensity(density: Density): void {
  usePeopleView.setState({ density })
}

export function toggleColumn(id: ColumnId): void {
  const hidden = new Set(usePeopleView.getState().hidden)
  if (!hidden.delete(id)) hidden.add(id)
  usePeopleView.setState({ hidden })
}
