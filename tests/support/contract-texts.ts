import { z } from 'zod'
import { contract } from '../../src/shared/contract/index.ts'

/** From here on a text is prose rather than a name: what the app may show as Markdown. */
const PROSE = 1000
/** Ids and tokens of a shell are strings without a limit. */
const NO_PROSE = /(Id|token|tokens\[\]|path|place)$/

/** Every text of some length that the contract takes in, as `feature.procedure.field`, with its limit: a new one is seen without being told. */
export function contractTexts(): ReadonlyMap<string, number> {
  const found = Object.entries(contract).flatMap(([feature, procedures]) =>
    Object.entries(procedures).flatMap(([name, { '~orpc': definition }]) =>
      definition.inputSchema === undefined ? [] : textsOf(definition.inputSchema, `${feature}.${name}`),
    ),
  )
  return new Map(found.filter(([path]) => !NO_PROSE.test(path)))
}

/** The texts within one schema. A type that is not known here is an error: its texts would go unseen. */
export function textsOf(schema: unknown, path: string): [path: string, longest: number][] {
  if (schema instanceof z.ZodString) {
    const longest = schema.maxLength ?? Number.POSITIVE_INFINITY
    return longest >= PROSE && schema.format === null ? [[path, longest]] : []
  }
  if (NO_TEXTS.some((type) => schema instanceof type)) return []
  const parts = severalIn(schema, path) ?? oneIn(schema, path)
  if (parts === null) throw new Error(`${path} is a ${typeNameOf(schema)}, which is not known here: say whether it holds texts`)
  return parts.flatMap(([part, place]) => textsOf(part, place))
}

/** What a person cannot type prose into. */
const NO_TEXTS = [z.ZodBoolean, z.ZodEnum, z.ZodFile, z.ZodLiteral, z.ZodNull, z.ZodNumber, z.ZodStringFormat, z.ZodUndefined]

type Part = readonly [schema: unknown, path: string]

function severalIn(schema: unknown, path: string): Part[] | null {
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape).map(([key, part]) => [part, `${path}.${key}`])
  if (schema instanceof z.ZodArray) return [[schema.element, `${path}[]`]]
  if (schema instanceof z.ZodTuple) return schema.def.items.map((item) => [item, `${path}[]`])
  if (schema instanceof z.ZodRecord) return [[schema.valueType, `${path}{}`]]
  if (schema instanceof z.ZodUnion) return schema.options.map((option) => [option, path])
  if (schema instanceof z.ZodIntersection) return [schema.def.left, schema.def.right].map((part) => [part, path])
  return null
}

function oneIn(schema: unknown, path: string): Part[] | null {
  if (schema instanceof z.ZodPipe) return [[schema.in, path]]
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return [[schema.unwrap(), path]]
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return [[schema.unwrap(), path]]
  if (schema instanceof z.ZodReadonly || schema instanceof z.ZodLazy) return [[schema.unwrap(), path]]
  return null
}

function typeNameOf(schema: unknown): string {
  return schema instanceof z.ZodType ? schema.type : typeof schema
}
