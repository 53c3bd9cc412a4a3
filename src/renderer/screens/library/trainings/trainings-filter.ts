import { z } from 'zod'
import type { Training } from '../../../../shared/contract/developing.ts'

const TrainingSort = z.enum(['title', 'provider', 'hours', 'cost', 'people'])
export type TrainingSort = z.infer<typeof TrainingSort>

export const TrainingsSearch = z.object({
  text: z.coerce.string().optional().catch(undefined),
  only: z.enum(['needed']).optional().catch(undefined),
  sort: TrainingSort.optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined),
})
export type TrainingsSearch = Readonly<z.infer<typeof TrainingsSearch>>

/** What a column sorts by; the table and the exported file use the same. */
export function trainingSortValue(training: Training, key: TrainingSort): string | number | null {
  switch (key) {
    case 'title':
      return training.title
    case 'provider':
      return training.provider || null
    case 'hours':
      return training.hours
    case 'cost':
      return training.costMinor
    case 'people':
      return training.people
  }
}

/** Those with every word in title, provider or competencies; only those somebody has a gap for, if asked. */
export function filterTrainings(trainings: readonly Training[], { text = '', only }: TrainingsSearch): readonly Training[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return trainings.filter((training) => {
    const said = `${training.title} ${training.provider} ${training.competencies.join(' ')}`.toLocaleLowerCase()
    return (only === undefined || training.people > 0) && words.every((word) => said.includes(word))
  })
}
