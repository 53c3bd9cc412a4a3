/** The parts of a person's page, in their order, as an address names them. */
export const PERSON_TABS = ['timeline', 'goals', 'one-to-ones', 'feedback', 'reviews', 'development', 'concerns', 'rewards', 'job'] as const
export type PersonTab = (typeof PERSON_TABS)[number]
