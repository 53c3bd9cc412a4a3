import { Info, Lightbulb, type LucideIcon, ThumbsUp, TriangleAlert } from 'lucide-react'
import type { Observation } from '../../shared/contract/coaching-notes.ts'

/** What a private note records, in words and as a sign. */
export const observationWords: Readonly<Record<Observation, { readonly name: string; readonly hint: string; readonly icon: LucideIcon }>> =
  {
    strength: { name: 'Strength', hint: 'Something that went well', icon: ThumbsUp },
    concern: { name: 'Concern', hint: 'Something to watch or to speak about', icon: TriangleAlert },
    context: { name: 'Context', hint: 'Something to know', icon: Info },
    idea: { name: 'Idea', hint: 'Something to try', icon: Lightbulb },
  }
