export const libraryJobsRouter = {}
