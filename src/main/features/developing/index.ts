export { developingNotices, developingTimeline } from './notices.ts'
export { developingRouter } from './router.ts'
