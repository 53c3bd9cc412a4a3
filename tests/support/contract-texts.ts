import { z } from 'zod'
import { contract } from '../../src/shared/contract/index.ts'

/** From here on a text is prose rather than a name: what the app may show as Markdown. */
const PROSE = 1000
/** Ids and tokens of a shell are strings without a limit. */
const NO_PROSE = /(Id|token|tokens\[\]|path|place)$/

/** Every text of some length that the contract takes in, as `feature.procedure.field`, with its limit: a new one is seen without being told. */
export function contractTexts(): ReadonlyMap<string, number> {
  const found = Object.entries(contract).flatMap(([feature, procedures]) =>
    Object.entries(procedures).flatMap(([name, { '~orpc': definition }]) => textsOf(definition.inputSchema, `${feature}.${name}`)),
  )
  return new Map(found.filter(([path]) => !NO_PROSE.test(path)))
}

function textsOf(schema: unknown, path: string): [path: string, longest: number][] {
  if (schema instanceof z.ZodString) {
    const longest = schema.maxLength ?? Number.POSITIVE_INFINITY
    return longest >= PROSE && schema.format === null ? [[path, longest]] : []
  }
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape).flatMap(([key, part]) => textsOf(part, `${path}.${key}`))
  if (schema instanceof z.ZodArray) return textsOf(schema.element, `${path}[]`)
  if (schema instanceof z.ZodRecord) return textsOf(schema.valueType, `${path}{}`)
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => textsOf(option, path))
  if (schema instanceof z.ZodPipe) return textsOf(schema.in, path)
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return textsOf(schema.unwrap(), path)
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodReadonly) return textsOf(schema.unwrap(), path)
  return []
}
