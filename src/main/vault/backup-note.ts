import { z } from 'zod'

export const BACKUP_NOTE = 'backup.json'

/** Lies beside a copy and says what it is, without any key. */
const BackupNote = z.object({
  format: z.literal(1),
  at: z.number().int().nonnegative(),
  cause: z.enum(['routine', 'before-migration', 'replaced']),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().length(64),
  /** Null for what a restore replaced: it was kept as it was, unopened. */
  counter: z.number().int().nullable(),
  verified: z.boolean(),
})
export type BackupNote = Readonly<z.infer<typeof BackupNote>>

export function printNote(note: BackupNote): string {
  return `${JSON.stringify(note, null, 2)}\n`
}

export function parseNote(text: string): BackupNote | null {
  try {
    return BackupNote.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
