export { readWorkspace } from './queries.ts'
export { workspaceRouter } from './router.ts'
