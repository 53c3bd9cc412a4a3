/** Job profiles of the firm, and the role library that ships with the app. */
export const libraryJobs = {}
