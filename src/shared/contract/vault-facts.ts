import { z } from 'zod'
import { Instant } from '../kernel/dates.ts'

export const VaultColour = z.enum(['river', 'fern', 'heather', 'rosehip', 'terracotta', 'honey', 'stone', 'lagoon'])
export type VaultColour = z.infer<typeof VaultColour>

export const Backup = z.object({
  id: z.string(),
  at: Instant,
  bytes: z.number().int(),
  verified: z.boolean(),
  keptAs: z.enum(['daily', 'weekly', 'monthly', 'before-migration', 'replaced']),
})
export type Backup = Readonly<z.infer<typeof Backup>>

/** What the welcome screen knows about a vault without its key. */
export const VaultSummary = z.object({
  id: z.string(),
  name: z.string(),
  colour: VaultColour,
  place: z.string(),
  lastOpenedAt: Instant.nullable(),
  lastBackup: Backup.nullable(),
  problem: z.enum(['header-damaged', 'database-missing', 'destruction-unfinished']).nullable(),
  demo: z.boolean(),
})
export type VaultSummary = Readonly<z.infer<typeof VaultSummary>>

/** How much a vault holds. Counts only: no name, no text. */
export const VaultContents = z.object({
  people: z.number().int(),
  cycles: z.number().int(),
  goals: z.number().int(),
  oneToOnes: z.number().int(),
  sharedNotes: z.number().int(),
  reviews: z.number().int(),
  rewards: z.number().int(),
  packages: z.number().int(),
  replies: z.number().int(),
  /** Private notes, drafts, margins beside meetings and own assessments. */
  privateNotes: z.number().int(),
  protectedAttributes: z.number().int(),
  phrases: z.number().int(),
  /** One's own library. Certificates written before it was counted say nothing of it. */
  jobProfiles: z.number().int().optional(),
  frameworks: z.number().int().optional(),
  scales: z.number().int().optional(),
  templates: z.number().int().optional(),
  /** Steps in the journal. */
  changes: z.number().int(),
})
export type VaultContents = Readonly<z.infer<typeof VaultContents>>

/** What is private and goes along with a vault only when its owner says so. */
export const PrivatePart = z.enum(['notes', 'fairness', 'wording'])
export type PrivatePart = z.infer<typeof PrivatePart>

/** What is destroyed, or was: counts, dates, hashes. Names nobody in the vault. */
export const Certificate = z.object({
  id: z.uuid(),
  vaultId: z.string(),
  vaultName: z.string(),
  colour: VaultColour,
  createdAt: Instant,
  preparedAt: Instant,
  /** Null until it is done. */
  destroyedAt: Instant.nullable(),
  version: z.string(),
  /** Tells the data key from any other, and nothing about it. */
  keyMark: z.string().nullable(),
  contents: VaultContents,
  bytes: z.number().int(),
  /** SHA-256 of the database as it was when it was closed for the last time; null until then. */
  sha256: z.string().nullable(),
  backups: z.object({ count: z.number().int(), bytes: z.number().int(), oldestAt: Instant.nullable(), newestAt: Instant.nullable() }),
  /** A sync program or a share may keep what is removed here. */
  placeKind: z.enum(['local', 'synced', 'network']),
  /** Other copies of the same vault that this computer knows; they stay. */
  copiesKnown: z.number().int(),
  /** Files in the folder that are not of the vault, and links: what they are and point to stays. */
  left: z.number().int(),
  keysOverwritten: z.number().int(),
  filesRemoved: z.number().int(),
})
export type Certificate = Readonly<z.infer<typeof Certificate>>
