import { useState } from 'react'
import type { SaveState } from '../../components/autosaver.ts'
import { rpc } from '../../rpc/client.ts'
import { queryClient } from '../../rpc/query-client.ts'

type WorkspaceFields = Parameters<typeof rpc.workspace.update>[0]

/** Writes a setting at once and says when it was saved. */
export function useSettings() {
  const [state, setState] = useState<SaveState>({ kind: 'untouched' })
  async function save(work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
      setState({ kind: 'saved', at: Date.now() })
    } catch (error) {
      setState({ kind: 'failed', error })
    }
    await queryClient.invalidateQueries()
  }
  return { state, save, update: (fields: WorkspaceFields) => save(() => rpc.workspace.update(fields)) }
}

/** For a text field of the workspace: written as it is typed, with its own indicator. */
export async function saveWorkspaceField(fields: WorkspaceFields): Promise<{ readonly savedAt: number }> {
  await rpc.workspace.update(fields)
  return { savedAt: Date.now() }
}
