export { addJobProfile, type JobProfile, listJobProfiles } from './queries.ts'
export { libraryRouter } from './router.ts'
export { cycleTemplate, proposeName, proposePhases } from './rules.ts'
