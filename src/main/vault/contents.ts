import { sql } from 'kysely'
import type { VaultContents } from '../../shared/contract/vault-facts.ts'
import type { OpenVault } from '../kernel/session.ts'

/** How much the open vault holds. What was removed and can still be undone counts as gone. */
export async function contentsOf({ deps }: OpenVault): Promise<VaultContents> {
  const { rows } = await sql<VaultContents>`
    SELECT
      (SELECT count(*) FROM person WHERE deleted_at IS NULL) AS people,
      (SELECT count(*) FROM cycle) AS cycles,
      (SELECT count(*) FROM goal WHERE deleted_at IS NULL) AS goals,
      (SELECT count(*) FROM one_to_one WHERE deleted_at IS NULL) AS "oneToOnes",
      (SELECT count(*) FROM shared_note WHERE deleted_at IS NULL) + (SELECT count(*) FROM feedback WHERE deleted_at IS NULL) AS "sharedNotes",
      (SELECT count(*) FROM review WHERE deleted_at IS NULL) AS reviews,
      (SELECT count(*) FROM reward WHERE deleted_at IS NULL) AS rewards,
      (SELECT count(*) FROM package) AS packages,
      (SELECT count(*) FROM reply) AS replies,
      (SELECT count(*) FROM private_note WHERE deleted_at IS NULL) + (SELECT count(*) FROM private_draft WHERE body <> '')
        + (SELECT count(*) FROM private_note_draft WHERE body <> '')
        + (SELECT count(*) FROM private_feedback WHERE deleted_at IS NULL)
        + (SELECT count(*) FROM private_margin WHERE body <> '') + (SELECT count(*) FROM private_assessment WHERE body <> '') AS "privateNotes",
      (SELECT count(*) FROM private_protected_attribute) AS "protectedAttributes",
      (SELECT count(*) FROM private_phrase WHERE deleted_at IS NULL) AS phrases,
      (SELECT count(*) FROM job_profile WHERE deleted_at IS NULL) AS "jobProfiles",
      (SELECT count(*) FROM framework WHERE deleted_at IS NULL) AS frameworks,
      (SELECT count(*) FROM rating_scale WHERE deleted_at IS NULL) AS scales,
      (SELECT count(*) FROM template WHERE deleted_at IS NULL) AS templates,
      (SELECT count(*) FROM change) AS changes`.execute(deps.db)
  if (!rows[0]) throw new Error('the counts came to nothing')
  return rows[0]
}
