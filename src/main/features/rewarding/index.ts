export { rewardingRouter } from './router.ts'
export { findRewardEvidence, rewardingTimeline } from './timeline.ts'
