import { z } from 'zod'

/** What any sealed file may be refused for. */
/** `signedBy` is null where nobody signed. */
export const OtherWorkspace = z.object({ open: z.string(), workspaceId: z.uuid(), signedBy: z.string().nullable() })

export const fileErrors = {
  NOT_A_PACKAGE: {},
  PACKAGE_EMPTY: {},
  PACKAGE_TOO_LARGE: { data: z.object({ limitBytes: z.number() }) },
  PACKAGE_TRUNCATED: {},
  PACKAGE_ALTERED: {},
  PACKAGE_WORK_FACTOR: { data: z.object({ logN: z.number(), limit: z.number() }) },
  /** Sealed for a key this vault does not have. Whose it is, a sealed file does not tell. */
  PACKAGE_NOT_FOR_THIS_VAULT: { data: z.object({ open: z.string() }) },
  PACKAGE_NEEDS_WORDS: {},
  PACKAGE_FORMAT_NEWER: { data: z.object({ format: z.number() }) },
  PACKAGE_CONTENT_REFUSED: { data: z.object({ where: z.string() }) },
}
