export { addJobProfile, type JobProfile, listJobProfiles } from './queries.ts'
export { cycleTemplate, proposeName, proposePhases } from './rules.ts'
