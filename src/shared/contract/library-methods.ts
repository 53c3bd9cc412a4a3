/** Competency frameworks, rating scales, templates, wording, and all of the library as one file. */
export const libraryMethods = {}
