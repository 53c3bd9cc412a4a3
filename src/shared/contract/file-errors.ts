import { z } from 'zod'

/** What any sealed file may be refused for. */
export const fileErrors = {
  NOT_A_PACKAGE: {},
  PACKAGE_EMPTY: {},
  PACKAGE_TOO_LARGE: { data: z.object({ limitBytes: z.number() }) },
  PACKAGE_TRUNCATED: {},
  PACKAGE_ALTERED: {},
  PACKAGE_WORK_FACTOR: { data: z.object({ logN: z.number(), limit: z.number() }) },
  PACKAGE_NOT_FOR_THIS_VAULT: {},
  PACKAGE_NEEDS_WORDS: {},
  PACKAGE_FORMAT_NEWER: { data: z.object({ format: z.number() }) },
  PACKAGE_CONTENT_REFUSED: { data: z.object({ where: z.string() }) },
}
