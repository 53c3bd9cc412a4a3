export const libraryMethodsRouter = {}
