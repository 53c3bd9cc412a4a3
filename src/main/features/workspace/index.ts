export { workspaceRouter } from './router.ts'
