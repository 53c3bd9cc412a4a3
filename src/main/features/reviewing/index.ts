export {
  type EmployeeSignOff,
  markShared,
  type ReceivedSelfReview,
  recordEmployeeSignOff,
  recordSelfReview,
} from './exchange.ts'
export { reviewingRouter } from './router.ts'
export { type ShareableReview, shareableReview } from './shareable.ts'
export { type Standing, standings } from './standings.ts'
export { reviewingTimeline } from './timeline.ts'
