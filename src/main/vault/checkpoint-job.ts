import { stat } from 'node:fs/promises'
import { openConnection } from '../db/connection.ts'

/** What was saved waits in the WAL until it is this long; moving it takes a worker a moment. */
const WORTH_MOVING = 4 * 1024 * 1024

/** Whether there is enough in the WAL to move it into the database. No WAL, nothing to move. */
export async function isCheckpointDue(databasePath: string): Promise<boolean> {
  return stat(`${databasePath}-wal`).then(
    ({ size }) => size >= WORTH_MOVING,
    () => false,
  )
}

/** Job: moves what was saved from the WAL into the database, as far as nobody is reading it. Waits for no one. */
export function moveCheckpoint(input: { readonly path: string; readonly hexKey: string }): void {
  const opened = openConnection(input)
  // What cannot be moved now stays where it is, saved, and is tried again.
  if (!opened.ok) return
  try {
    opened.value.pragma('wal_checkpoint(PASSIVE)')
  } finally {
    opened.value.close()
  }
}
