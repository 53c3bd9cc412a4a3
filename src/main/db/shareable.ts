import type { Kysely, KyselyPlugin, OperationNode, RootOperationNode } from 'kysely'
import type { Database } from './database.ts'

type PrivateTable = Extract<keyof Database, `private_${string}`> | 'history' | 'open_change' | 'change'
type Shareable = Omit<Database, PrivateTable>

/** Reads everything that may leave the vault, and cannot name anything that may not. */
export type ShareableDb = Pick<Kysely<Shareable>, 'selectFrom'>

/** Thrown before any SQL runs: a query for a package reached for something private. It is a bug, never an outcome. */
export class PrivateDataRefused extends Error {}

/** The only database the package builder, exports to others and PDFs are given. Checked by the compiler and again at run time. */
export function shareableDb(db: Kysely<Database>): ShareableDb {
  return db.withPlugin(refusePrivate).$omitTables<PrivateTable>()
}

const JOURNAL_TABLES = new Set(['history', 'open_change', 'change'])
// Kysely itself writes a sort direction as raw SQL.
const HARMLESS_RAW = new Set(['asc', 'desc'])

const refusePrivate: KyselyPlugin = {
  transformQuery({ node }): RootOperationNode {
    if (node.kind !== 'SelectQueryNode') throw new PrivateDataRefused(`${node.kind} is not a read`)
    inspect(node)
    return node
  },
  transformResult: async ({ result }) => result,
}

function inspect(value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) inspect(item)
    return
  }
  if (!isNode(value)) return
  refuse(value)
  for (const part of Object.values(value)) inspect(part)
}

function refuse(node: OperationNode): void {
  if (node.kind === 'RawNode') refuseRaw(node)
  if (node.kind === 'IdentifierNode') refuseName('name' in node ? node.name : undefined)
  if (node.kind === 'FunctionNode') refuseFunction('func' in node ? node.func : undefined)
}

function refuseRaw(node: OperationNode): void {
  const fragments = 'sqlFragments' in node && Array.isArray(node.sqlFragments) ? node.sqlFragments : []
  if (fragments.length !== 1 || !HARMLESS_RAW.has(String(fragments[0]))) throw new PrivateDataRefused('raw SQL cannot be checked')
}

function refuseName(name: unknown): void {
  if (typeof name !== 'string') throw new PrivateDataRefused('a name that is no text')
  const plain = name.toLowerCase()
  if (plain.startsWith('private_') || plain.startsWith('sqlite_') || JOURNAL_TABLES.has(plain)) throw new PrivateDataRefused(name)
}

function refuseFunction(name: unknown): void {
  if (typeof name !== 'string' || !/^\w+$/.test(name)) throw new PrivateDataRefused('a function name that is more than a name')
}

function isNode(value: unknown): value is OperationNode {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string'
}
