import { type ComponentType, lazy } from 'react'

export interface LibrarySection {
  readonly id: string
  readonly title: string
  /** Gets the rest of the window and scrolls inside itself: a list, or two columns. */
  readonly fills: boolean
  /** Fetched when the section is opened. */
  readonly body: ComponentType
}

/** The parts of the library in the order of its tabs. Each holds its own buttons, filters and empty state; its headings start at `h2`. */
export const librarySections: readonly LibrarySection[] = [
  { id: 'jobs', title: 'Jobs', fills: true, body: lazy(async () => ({ default: (await import('./jobs/JobsSection.tsx')).JobsSection })) },
  {
    id: 'roles',
    title: 'Roles',
    fills: true,
    body: lazy(async () => ({ default: (await import('./roles/RolesSection.tsx')).RolesSection })),
  },
]
