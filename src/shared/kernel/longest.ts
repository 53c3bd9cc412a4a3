/** How many characters texts may have: what the contract refuses, and what a field says before it does. */
export const LONGEST = {
  /** Notes, comments, reviews: what is written in Markdown. */
  markdown: 100_000,
  planText: 20_000,
  jobText: 10_000,
  passage: 4000,
  paragraph: 2000,
  reason: 1000,
  meaning: 500,
} as const
