import type { MethodPart } from '../../../shared/contract/library-method-file.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { WriteDeps } from './service-frameworks.ts'

/** While a method is being imported: what to write with, and which id each thing of the file has here. */
export interface Importing {
  readonly tx: WriteDb
  readonly deps: WriteDeps
  readonly at: number
  /** From ids of the file to ids of this vault, where they differ. */
  readonly idOf: Map<string, string>
}

/** One item of the library, as it stands in a method file or in the vault. */
export interface MethodEntry {
  readonly part: MethodPart
  readonly id: string
  readonly name: string
  readonly about: string
  /** Two items with the same identity are meant to be the same thing. */
  readonly identity: string
  /** What goes into the file, id included. */
  readonly json: Readonly<Record<string, unknown>>
  /** The id of something here that only has the name and waits for such a content. */
  readonly shell?: (db: ReadDb) => Promise<string | null>
  /** Writes it as something new. */
  readonly plant: (to: Importing, as: { readonly id: string; readonly name: string }) => Promise<void>
  /** Writes it over what is there. */
  readonly replace: (to: Importing, id: string) => Promise<void>
}

/** How a part of the library goes into a method file and comes out of it. */
export interface PartKeeper {
  readonly part: MethodPart
  /** Items the file may hold of this part. */
  readonly limit: number
  readonly entries: (db: ReadDb) => Promise<MethodEntry[]>
  /** Throws for what is not exactly such an item. */
  readonly read: (raw: unknown) => MethodEntry
}
