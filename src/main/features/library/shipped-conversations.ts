import type { TemplateBody } from '../../../shared/rules/library-content.ts'

type Item = readonly [by: 'you' | 'them', title: string]

function agenda(name: string, description: string, items: readonly Item[]): TemplateBody {
  const listed = items.map(([by, title]) => ({ title, raisedBy: by === 'you' ? ('manager' as const) : ('employee' as const) }))
  return { name, description, notice: '', content: { kind: 'agenda', items: listed } }
}

export const agendaTemplates: Readonly<Record<string, TemplateBody>> = {
  'weekly-agenda': agenda('Weekly one-to-one', 'Half an hour. The first two items are theirs.', [
    ['them', 'What is on your mind'],
    ['them', 'What went well since last time, and what did not'],
    ['you', 'Action items from last time'],
    ['you', 'Goals: what moved, what is stuck'],
    ['you', 'What I can take out of the way'],
    ['you', 'One piece of feedback each way'],
  ]),
  'first-agenda': agenda('First one-to-one', 'For a new person or a new manager: how the two will work together.', [
    ['you', 'What these meetings are for, and what stays between us'],
    ['them', 'How you like to work, and what gets in the way'],
    ['them', 'How you prefer to hear feedback'],
    ['you', 'What I expect in the first three months'],
    ['you', 'How often we meet, and who brings the agenda'],
  ]),
  'goal-agenda': agenda('Agreeing goals', 'Opens the planning phase. Ends with goals both sides can repeat.', [
    ['you', 'Where the firm and the team are going this cycle'],
    ['them', 'Goals you propose, and why these'],
    ['you', 'How each will be measured, and from which baseline'],
    ['you', 'Weights: what matters most when not everything fits'],
    ['them', 'What you need from me and from others'],
    ['you', 'When we look at progress'],
  ]),
  'mid-cycle-agenda': agenda('Half-way check', 'Once in the middle of the coaching phase.', [
    ['them', 'Your own view: what is on pace, what is not'],
    ['you', 'My view, with what I saw'],
    ['you', 'Goals that no longer fit, and what replaces them'],
    ['them', 'Support or learning that would change the second half'],
    ['you', 'What each of us writes down'],
  ]),
  'review-agenda': agenda('Review conversation', 'The review has been read by both sides before. No step of the scale is news here.', [
    ['them', 'What you take from your own review'],
    ['you', 'What I value most from this cycle'],
    ['you', 'Where we see it differently, with the evidence'],
    ['them', 'What should be in the record that is not'],
    ['you', 'What comes next: goals, learning, reward'],
  ]),
  'career-agenda': agenda('Career conversation', 'Twice a year, apart from reviews.', [
    ['them', 'Work you want more of, and less of'],
    ['them', 'Where you would like to be in two or three years'],
    ['you', 'Strengths I would build on'],
    ['you', 'What the next job would ask that is not there yet'],
    ['you', 'One step in the next three months'],
  ]),
  'concern-agenda': agenda('Raising a concern', 'Short, specific, with time to answer.', [
    ['you', 'What was seen, when, and what it led to'],
    ['them', 'How you see it'],
    ['you', 'What the job asks instead'],
    ['you', 'What changes, by when, and how we will know'],
    ['you', 'Support I will give'],
  ]),
}

function set(name: string, description: string, groups: Readonly<Record<string, readonly string[]>>): TemplateBody {
  const listed = Object.entries(groups).map(([group, questions]) => ({ name: group, questions: [...questions] }))
  return { name, description, notice: '', content: { kind: 'questions', groups: listed } }
}

export const questionTemplates: Readonly<Record<string, TemplateBody>> = {
  'self-review-questions': set(
    'Preparing a self-review',
    'Sent ahead or asked in a meeting; the answers make the self-review short to write.',
    {
      Results: [
        'Which result of this cycle would you show first, and what did it change?',
        'What did you agree that did not come about, and what stood in the way?',
        'What did you do that nobody had asked for?',
      ],
      'How the work was done': [
        'When did others rely on you, and how did it go?',
        'Which decision would you make differently today?',
        'What did you learn, and where has it been used since?',
      ],
      Ahead: ['What should be different in the next cycle?', 'Which work would you like to take on, and what would you give up for it?'],
    },
  ),
  'feedback-questions': set('Asking a colleague for feedback', 'Three questions are enough for one request.', {
    'What helps': [
      'What does this person do that makes your own work easier?',
      'What should they keep doing exactly as it is?',
      'When did you last learn something from them?',
    ],
    'What would help more': [
      'What would you like them to do more of, less of, or differently?',
      'Which situation could have gone better, and what would have changed it?',
    ],
  }),
  'upward-questions': set('Feedback for a manager', 'Answers are worth more when the reader is known beforehand.', {
    'Day to day': [
      'What do I do that helps you get your work done?',
      'What do I do that slows you down?',
      'Which decision would you have liked to know about earlier?',
    ],
    'Over the year': ['What have you learned here that you would not have learned elsewhere?', 'What should I ask you about more often?'],
  }),
  'retrospective-questions': set('Retrospective of a cycle', 'About the process itself, after the last review is signed.', {
    'Goals and coaching': [
      'Which goals were worth agreeing, and which were only written down?',
      'When did a one-to-one change what somebody did?',
    ],
    Reviews: [
      'Which part of the form led to a useful conversation, and which to filling in?',
      'Where did two managers mean different things by the same step?',
      'What was missing as evidence when it was needed?',
    ],
    'Next time': ['What is left out of the next cycle?', 'What is tried once, and how will it be judged?'],
  }),
  'leaving-questions': set('When somebody leaves', 'Asked by somebody who does not decide about the person.', {
    'The job': ['What was the job really, compared with how it was described?', 'What did you need and not get?'],
    'The people': ['Who should hear that they were good to work with?', 'What would you tell the person who comes after you?'],
    'The decision': ['When did you first think of leaving, and what happened then?', 'What would have changed it?'],
  }),
}
