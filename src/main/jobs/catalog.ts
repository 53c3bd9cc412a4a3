/**
 * Every job there is: name → how to load its function `(input, context) => output`. Loaded in the worker, on first use.
 * Adding a job is one line here; its input and output types follow from the function.
 */
export const catalog = {}
