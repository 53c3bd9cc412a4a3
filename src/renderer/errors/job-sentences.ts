import { count } from '../components/format.ts'
import { numberOf, type Sentences, textOf } from './sentence.ts'

/** Job profiles and the role library. */
export const jobSentences: Sentences = {
  JOB_NOT_FOUND: [
    'This job profile is no longer here',
    'It was removed meanwhile, perhaps by an undo.',
    'Go back to the list; it shows what there is.',
  ],
  ROLE_NOT_FOUND: [
    'The role library has no role with this code',
    'The address may be from another version of the library, or mistyped.',
    'Search for the role by its title.',
  ],
  JOB_TITLE_TAKEN: (data) => [
    `Another profile is called ${textOf(data, 'title', 'the same')}`,
    'People are matched to a job by its title, so each title stands for one profile.',
    'Give this one another title, or write in the other profile.',
  ],
  NO_JOB_DRAFT: [
    'There is no draft of this profile',
    'It was published or discarded meanwhile. The newest version is unchanged.',
    'Open the profile again to see it.',
  ],
  JOB_SAYS_NOTHING: [
    'The profile holds nothing but its title',
    'A version is what people agree to; this one would have nothing to agree to. The draft is kept.',
    'Write a purpose or a responsibility, then publish.',
  ],
  JOB_UNCHANGED: [
    'The draft says the same as the newest version',
    'A new version would differ in nothing. The draft is kept.',
    'Change something, or discard the draft.',
  ],
  JOB_HAS_PEOPLE: (data) => [
    numberOf(data, 'people') === 1 ? '1 person has this job' : `${count(numberOf(data, 'people') ?? 2, 'person', 'people')} have this job`,
    'Their record names it, so it stays.',
    'Give them another job first.',
  ],
  NO_NEWER_JOB: [
    'No newer version is published',
    'The one held is the newest of the present job. Nothing was changed.',
    'Publish a new version of the profile first.',
  ],
}
