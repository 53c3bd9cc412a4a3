export { type LatestRatings, latestRatings } from './latest-ratings.ts'
export { reviewingTimeline } from './queries-timeline.ts'
export { reviewingRouter } from './router.ts'
export {
  type EmployeeSignOff,
  markShared,
  type ReceivedSelfReview,
  recordEmployeeSignOff,
  recordSelfReview,
} from './service-exchange.ts'
export { newestSelfSide, type ShareableReview, shareableReview } from './shareable.ts'
export { openSelfReviews, type Standing, standings } from './standings.ts'
