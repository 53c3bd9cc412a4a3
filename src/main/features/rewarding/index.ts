export { findRewardEvidence, rewardingTimeline } from './queries-timeline.ts'
export { rewardingRouter } from './router.ts'
