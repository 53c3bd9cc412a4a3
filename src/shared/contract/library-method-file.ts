import { z } from 'zod'
import { Change, opened } from './base.ts'

export const MethodPart = z.enum(['frameworks', 'scales', 'templates', 'phrases', 'jobProfiles'])
export type MethodPart = z.infer<typeof MethodPart>

export const MethodItem = z.object({
  part: MethodPart,
  /** Names the item inside the file. */
  id: z.string(),
  name: z.string(),
  /** What is in it, in a few words. */
  about: z.string(),
  /** `new`, the same as one here, or different from the one here that it belongs to. */
  standing: z.enum(['new', 'same', 'changed']),
})
export type MethodItem = Readonly<z.infer<typeof MethodItem>>

/** The library as one file, carried from vault to vault. */
export const libraryMethodFile = {
  /** What a method file would hold, and where it names somebody or something of this vault. */
  methodContents: opened.output(
    z.object({
      counts: z.record(MethodPart, z.number().int()),
      /** Items whose text holds the name or e-mail address of a person, or the name of the firm. */
      mentions: z.array(z.object({ part: MethodPart, name: z.string(), found: z.string() })),
    }),
  ),
  exportMethod: opened.input(z.object({ name: z.string().trim().min(1).max(80), parts: z.array(MethodPart).min(1) })).output(z.file()),
  /** Reads a method file and says what an import would do; changes nothing. */
  previewMethod: opened
    .input(z.object({ file: z.file().max(20_000_000) }))
    .output(z.object({ token: z.string(), name: z.string(), items: z.array(MethodItem) }))
    .errors({ NOT_A_METHOD: {}, METHOD_TOO_NEW: { data: z.object({ version: z.number() }) } }),
  /** One transaction, one undo. `ids` are the items taken; what differs here is replaced, or both are kept. */
  importMethod: opened
    .input(
      z.object({ token: z.string(), ids: z.array(z.string().max(80)).min(1).max(10_000), whenChanged: z.enum(['replace', 'keep-both']) }),
    )
    .output(z.object({ change: Change.nullable(), added: z.number().int(), replaced: z.number().int() }))
    .errors({ PREVIEW_GONE: {}, LIBRARY_CHANGED: {} }),
}
