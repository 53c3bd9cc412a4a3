/** A package that was saved. `document` is line 1, byte for byte, so that a reply can be checked against it. */
export interface PackageTable {
  id: string
  kind: string
  title: string
  person_id: string
  participation_id: string | null
  review_id: string | null
  version: number
  document: string
  document_hash: string
  carrier: string
  file_name: string
  bytes: number
  sealed_at: number
  state: string
}

export interface ReplyTable {
  id: string
  package_id: string
  /** Line 1 and line 2 of the reply, byte for byte. */
  document: string
  signature: string
  public_key: string
  answer: string | null
  statement: string
  imported_at: number
}

/** The key a person signed the first reply with. */
export interface PinnedKeyTable {
  person_id: string
  public_key: string
  pinned_at: number
}
