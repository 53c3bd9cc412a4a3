/** How a row is about a person: through the first of these columns that its table has. `?` is the person's id. */
export const PERSON_LINKS: Readonly<Record<string, string>> = {
  person_id: 'SELECT id FROM person WHERE id = ?',
  participation_id: 'SELECT id FROM participation WHERE person_id = ?',
  one_to_one_id: 'SELECT id FROM one_to_one WHERE person_id = ?',
  goal_id: 'SELECT goal.id FROM goal JOIN participation ON participation.id = participation_id WHERE person_id = ?',
  review_id: 'SELECT review.id FROM review JOIN participation ON participation.id = participation_id WHERE person_id = ?',
  reward_id: 'SELECT id FROM reward WHERE person_id = ?',
  package_id: 'SELECT id FROM package WHERE person_id = ?',
  note_id: 'SELECT id FROM private_note WHERE person_id = ?',
  attachment_id: 'SELECT id FROM private_attachment WHERE person_id = ?',
}

export function personLinkOf(columns: readonly string[]): string | undefined {
  return Object.keys(PERSON_LINKS).find((column) => columns.includes(column))
}
