import { z } from 'zod'

/** Every id is a UUIDv7 and branded, so that a person cannot be passed where a goal is meant. */
export const WorkspaceId = z.uuid().brand<'WorkspaceId'>()
export type WorkspaceId = z.infer<typeof WorkspaceId>
export const PersonId = z.uuid().brand<'PersonId'>()
export type PersonId = z.infer<typeof PersonId>
export const OrgUnitId = z.uuid().brand<'OrgUnitId'>()
export type OrgUnitId = z.infer<typeof OrgUnitId>
export const JobProfileId = z.uuid().brand<'JobProfileId'>()
export type JobProfileId = z.infer<typeof JobProfileId>
export const CycleId = z.uuid().brand<'CycleId'>()
export type CycleId = z.infer<typeof CycleId>
export const ParticipationId = z.uuid().brand<'ParticipationId'>()
export type ParticipationId = z.infer<typeof ParticipationId>
export const GoalId = z.uuid().brand<'GoalId'>()
export type GoalId = z.infer<typeof GoalId>
export const KeyResultId = z.uuid().brand<'KeyResultId'>()
export type KeyResultId = z.infer<typeof KeyResultId>
export const NoteId = z.uuid().brand<'NoteId'>()
export type NoteId = z.infer<typeof NoteId>
export const OneToOneId = z.uuid().brand<'OneToOneId'>()
export type OneToOneId = z.infer<typeof OneToOneId>
export const AgendaItemId = z.uuid().brand<'AgendaItemId'>()
export type AgendaItemId = z.infer<typeof AgendaItemId>
export const ActionItemId = z.uuid().brand<'ActionItemId'>()
export type ActionItemId = z.infer<typeof ActionItemId>
export const ReviewId = z.uuid().brand<'ReviewId'>()
export type ReviewId = z.infer<typeof ReviewId>
export const RewardId = z.uuid().brand<'RewardId'>()
export type RewardId = z.infer<typeof RewardId>
export const PackageId = z.uuid().brand<'PackageId'>()
export type PackageId = z.infer<typeof PackageId>
export const ChangeId = z.uuid().brand<'ChangeId'>()
export type ChangeId = z.infer<typeof ChangeId>
