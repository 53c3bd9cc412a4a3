import { z } from 'zod'
import { opened, Readers } from './base.ts'

export const SearchHit = z.object({
  kind: z.enum(['goal', 'note', 'one-to-one', 'person']),
  id: z.string(),
  personId: z.string(),
  title: z.string(),
  detail: z.string(),
  readers: Readers,
})
export type SearchHit = Readonly<z.infer<typeof SearchHit>>

export const search = {
  /** Newest first, at most 5 of each kind, this vault only. */
  find: opened.input(z.object({ text: z.string().max(200) })).output(z.array(SearchHit)),
}
