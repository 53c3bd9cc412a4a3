import type { ReadDb } from '../../db/database.ts'

/** What a method file should not mention: everybody's name and address, and the name of the firm. */
export async function namesOfThisVault(db: ReadDb): Promise<string[]> {
  const people = await db.selectFrom('person').select(['given_name', 'family_name', 'email']).where('deleted_at', 'is', null).execute()
  const workspace = await db.selectFrom('workspace').select('name').executeTakeFirst()
  return [...(workspace ? [workspace.name] : []), ...people.flatMap((row) => [`${row.given_name} ${row.family_name}`, row.email ?? ''])]
}
