export { type Cycle, findCycle } from './queries.ts'
export { cyclesRouter } from './router.ts'
export { chooseCurrent } from './rules.ts'
export { closeCycle, currentCycle, currentCycleNow, getCycle, launchCycle, proposeCycle } from './service.ts'
