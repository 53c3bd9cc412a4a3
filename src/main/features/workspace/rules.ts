import type { Workspace } from '../../../shared/contract/workspace.ts'

/** A whole row, as the journal keeps it. */
export type RowImage = Readonly<Record<string, string | number | null>>

/** The columns that name the row. */
export function keyOf(image: RowImage, primaryKey: readonly string[]): RowImage {
  return Object.fromEntries(primaryKey.map((column) => [column, image[column] ?? null]))
}

/** Whether a row is still as a change left it. Columns added by a later migration do not count. */
export function isAsLeft(current: RowImage | null, left: RowImage | null): boolean {
  if (current === null || left === null) return current === left
  return Object.entries(left).every(([column, value]) => !(column in current) || sameValue(current[column], value))
}

// The journal writes numbers with 15 digits.
function sameValue(now: string | number | null | undefined, then: string | number | null): boolean {
  if (typeof now === 'number' && typeof then === 'number')
    return now === then || Number(now.toPrecision(15)) === Number(then.toPrecision(15))
  return now === then
}

export interface WorkspaceChange {
  readonly name?: string | undefined
  readonly mission?: string | undefined
  readonly ownPersonId?: Workspace['ownPersonId'] | undefined
  readonly role?: 'manager' | 'consultant' | undefined
  readonly currency?: string | undefined
  readonly theme?: Workspace['theme'] | undefined
  readonly idleMinutes?: number | undefined
  readonly singleKeyShortcuts?: boolean | undefined
  readonly recoveryConfirmed?: true | undefined
}

/** What is not given stays. Whoever is one of the people manages; whoever runs the vault for a client is none of them. A confirmed recovery code stays confirmed from the first time on. */
export function applyChange(workspace: Workspace, change: WorkspaceChange, at: number): Workspace {
  return {
    id: workspace.id,
    name: change.name ?? workspace.name,
    mission: change.mission ?? workspace.mission,
    ...whoAmI(workspace, change),
    currency: change.currency ?? workspace.currency,
    theme: change.theme ?? workspace.theme,
    idleMinutes: change.idleMinutes ?? workspace.idleMinutes,
    singleKeyShortcuts: change.singleKeyShortcuts ?? workspace.singleKeyShortcuts,
    recoveryConfirmedAt: workspace.recoveryConfirmedAt ?? (change.recoveryConfirmed ? at : null),
  }
}

function whoAmI(workspace: Workspace, { ownPersonId, role }: WorkspaceChange): Pick<Workspace, 'ownPersonId' | 'role'> {
  if (role === 'consultant') return { role, ownPersonId: null }
  if (ownPersonId) return { role: 'manager', ownPersonId }
  return { role: role ?? workspace.role, ownPersonId: ownPersonId === undefined ? workspace.ownPersonId : ownPersonId }
}

const FINAL_VERBS = new Set(['sharing.save', 'people.forgetProtected', 'feedback.release'])

/**
 * A change nobody can take back: with it a file went out (whoever holds it must find it on record), the app made it for itself,
 * what it deleted is gone from the journal too, or what it showed cannot be unread.
 * What such a change stands on is then safe too, since undoing it would be overtaken by this one.
 */
export function isFinal(past: { readonly verb: string; readonly actor: string }): boolean {
  return FINAL_VERBS.has(past.verb) || past.actor === 'app'
}
