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
  {
    id: 'competencies',
    title: 'Competencies',
    fills: false,
    body: lazy(async () => ({ default: (await import('./competencies/CompetenciesSection.tsx')).CompetenciesSection })),
  },
  {
    id: 'scales',
    title: 'Scales',
    fills: false,
    body: lazy(async () => ({ default: (await import('./scales/ScalesSection.tsx')).ScalesSection })),
  },
  {
    id: 'templates',
    title: 'Templates',
    fills: false,
    body: lazy(async () => ({ default: (await import('./templates/TemplatesSection.tsx')).TemplatesSection })),
  },
  {
    id: 'trainings',
    title: 'Trainings',
    fills: true,
    body: lazy(async () => ({ default: (await import('./trainings/TrainingsSection.tsx')).TrainingsSection })),
  },
  {
    id: 'wording',
    title: 'Wording',
    fills: false,
    body: lazy(async () => ({ default: (await import('./wording/WordingSection.tsx')).WordingSection })),
  },
  {
    id: 'method',
    title: 'Method file',
    fills: false,
    body: lazy(async () => ({ default: (await import('./method/MethodSection.tsx')).MethodSection })),
  },
]
