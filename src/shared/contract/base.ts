import { oc } from '@orpc/contract'
import { z } from 'zod'
import { ChangeId } from '../kernel/ids.ts'
import { LONGEST } from '../kernel/longest.ts'

/** Procedures that run without an open vault. */
export const anytime = oc

/** Procedures that need an open vault. Every one of them may find it locked meanwhile. */
export const opened = oc.errors({ VAULT_LOCKED: {}, DISK_FULL: {} })

/** One journalled change, as the undo toast needs it. */
export const Change = z.object({ id: ChangeId, summary: z.string() })
export type Change = Readonly<z.infer<typeof Change>>

/** Free text is Markdown, rendered without HTML. The limit is characters. */
export const Markdown = z.string().max(LONGEST.markdown)
export const ShortText = z.string().trim().min(1).max(300)

export const Side = z.enum(['manager', 'employee'])
export type Side = z.infer<typeof Side>

/** Who can read a record: only the owner of the vault, or both sides. */
export const Readers = z.enum(['only-you', 'both'])
export type Readers = z.infer<typeof Readers>
