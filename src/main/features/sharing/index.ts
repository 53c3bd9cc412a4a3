export { sharingRouter } from './router.ts'
