import { libraryJobsRouter } from './router-jobs.ts'
import { libraryMethodsRouter } from './router-methods.ts'

export const libraryRouter = { ...libraryJobsRouter, ...libraryMethodsRouter }
