import { z } from 'zod'
import { Instant, IsoDate } from '../kernel/dates.ts'
import { FirmValueId, PersonId, RecognitionId } from '../kernel/ids.ts'
import { LONGEST } from '../kernel/longest.ts'
import { Change, Markdown, opened, ShortText } from './base.ts'

/** What the firm holds to; recognition says which of it was lived. */
export const FirmValue = z.object({ id: FirmValueId, name: z.string(), meaning: z.string() })
export type FirmValue = Readonly<z.infer<typeof FirmValue>>

export const Recognition = z.object({
  id: RecognitionId,
  personId: PersonId,
  personName: z.string(),
  valueId: FirmValueId.nullable(),
  /** As the value was called then; empty without one. */
  valueName: z.string(),
  body: z.string(),
  givenOn: IsoDate,
  /** Said in private, still to be said before others, or said on that day. */
  announcement: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('private') }),
    z.object({ kind: z.literal('due') }),
    z.object({ kind: z.literal('done'), on: IsoDate }),
  ]),
})
export type Recognition = Readonly<z.infer<typeof Recognition>>

const NOT_FOUND = { RECOGNITION_NOT_FOUND: {} }
const NO_VALUE = { FIRM_VALUE_NOT_FOUND: {} }

/** Recognition in the moment, and the values it is tied to. Part of `feedback`. */
export const recognition = {
  recognitions: opened.input(z.object({ personId: PersonId.nullable() })).output(z.array(Recognition)),
  recognise: opened
    .input(
      z.object({
        recognitionId: RecognitionId.nullable(),
        personId: PersonId,
        valueId: FirmValueId.nullable(),
        body: Markdown.min(1),
        announce: z.boolean(),
        givenOn: IsoDate,
      }),
    )
    .output(z.object({ recognitionId: RecognitionId, change: Change }))
    .errors({ ...NOT_FOUND, ...NO_VALUE, PERSON_NOT_FOUND: {} }),
  announce: opened
    .input(z.object({ recognitionId: RecognitionId, announced: z.boolean() }))
    .output(Change)
    .errors(NOT_FOUND),
  removeRecognition: opened
    .input(z.object({ recognitionId: RecognitionId }))
    .output(Change)
    .errors(NOT_FOUND),
  /** The team by how long ago each was last recognised, those never first. */
  recognisedLast: opened.output(
    z.array(z.object({ personId: PersonId, name: z.string(), lastOn: IsoDate.nullable(), quiet: z.boolean() })),
  ),

  values: opened.output(z.array(FirmValue)),
  saveValue: opened
    .input(z.object({ valueId: FirmValueId.nullable(), name: ShortText, meaning: z.string().trim().max(LONGEST.reason) }))
    .output(z.object({ valueId: FirmValueId, savedAt: Instant, change: Change }))
    .errors(NO_VALUE),
  removeValue: opened
    .input(z.object({ valueId: FirmValueId }))
    .output(Change)
    .errors(NO_VALUE),
}
