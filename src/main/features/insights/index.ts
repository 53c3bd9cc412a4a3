export { frameProcedure, insightsRouter } from './router.ts'
