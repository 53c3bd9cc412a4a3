import { libraryJobs } from './library-jobs.ts'
import { libraryMethods } from './library-methods.ts'

export const library = { ...libraryJobs, ...libraryMethods }
