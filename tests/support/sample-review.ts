import type { ShareableReview } from '../../src/main/features/reviewing/index.ts'
import type { CycleId, ParticipationId, PersonId, ReviewId } from '../../src/shared/kernel/ids.ts'

type Item = ShareableReview['items'][number]

function goal(key: string, name: string, rest: { detail: string; weightBp: number; score: number | null; comment?: string }): Item {
  const manager = { score: rest.score, notSeen: false, comment: rest.comment ?? '' }
  return { kind: 'goal', key, name, detail: rest.detail, expected: null, weightBp: rest.weightBp, manager, employee: null, citations: [] }
}

function competency(key: string, name: string, rest: { score: number | null; comment: string; cited?: Item['citations'] }): Item {
  const manager = { score: rest.score, notSeen: rest.score === null, comment: rest.comment }
  const own = { score: 4, notSeen: false, comment: 'Asked for earlier in design reviews.' }
  const base = { kind: 'competency' as const, key, name, detail: '', expected: 3, weightBp: 5000 }
  return { ...base, manager, employee: own, citations: rest.cited ?? [] }
}

const cite = (number: number, label: string, observedOn: string) => ({
  ...{ number, label, observedOn },
  ...{ sourceKind: 'shared-note', sourceId: 'n', text: 'As it read.' },
})

/** One finished review, signed by both sides, the employee disagreeing. */
export const sampleReview: ShareableReview = {
  id: '0193a000-0000-7000-8000-000000000001' as ReviewId,
  participationId: '0193a000-0000-7000-8000-000000000002' as ParticipationId,
  cycleId: '0193a000-0000-7000-8000-000000000003' as CycleId,
  cycleName: 'Cycle 2026',
  period: { startsOn: '2026-01-01', endsOn: '2026-12-18' },
  person: {
    id: '0193a000-0000-7000-8000-000000000004' as PersonId,
    name: 'Gail Erickson',
    jobTitle: 'Design Engineer',
    unit: 'Engineering',
  },
  reviewer: 'Roberto Tamburello',
  firm: 'Adventure Works',
  version: 1,
  replaces: null,
  reason: '',
  state: 'signed',
  form: {
    title: 'Yearly review',
    scale: {
      name: 'Five steps',
      points: ['Missing', 'Below', 'Meets', 'Exceeds', 'Leads'].map((label, index) => ({ value: index + 1, label, meaning: '' })),
      meets: 3,
    },
    competencies: [],
    goalsWeightBp: 6000,
    competenciesWeightBp: 4000,
  },
  items: [
    goal('g1', 'Seat-post rework below 2 %', {
      detail: '2.1\u202F%, from 3.4\u202F% to 1.8\u202F%',
      weightBp: 4000,
      score: 4,
      comment: 'Held for three months in a row.',
    }),
    goal('g2', 'Release 12 fixture drawings', { detail: '12, from 0 to 12', weightBp: 3000, score: 4 }),
    goal('g3', 'Jig handover without line stop', { detail: '4 of 4 steps', weightBp: 2000, score: 4 }),
    goal('g4', 'Present at two design reviews', { detail: '1, from 0 to 2', weightBp: 1000, score: 3 }),
    competency('problem-solving', 'Problem solving', {
      score: 4,
      comment:
        'Gail traced the seat-post rework to the datum scheme, not the deburring everyone was watching, and proved it with forty parts before any tooling was ordered.',
      cited: [cite(1, 'Recognition', '2026-09-18'), cite(2, 'Feedback from Quality Assurance', '2026-10-23')],
    }),
    competency('communication', 'Communication', {
      score: 3,
      comment: 'Written handovers are complete and early. In design reviews the argument tends to stay in the appendix.',
      cited: [cite(3, 'One-to-one', '2026-10-27')],
    }),
  ],
  summary:
    'A year of finding causes rather than symptoms. The seat-post work changed how the team looks at datums, and Quality noticed. The next step is being heard: the analysis deserves to be on page one.',
  nextSteps: '- Open one design review with the conclusion.\n- Take the **datum course** in spring.',
  selfReview: { state: 'open', receivedOn: '2026-11-20', summary: 'A good year.' },
  score: {
    total: 360,
    label: 'Meets, with parts above',
    parts: [
      { name: 'Goals', mean: 380, weightBp: 6000, contribution: 228 },
      { name: 'Competencies', mean: 330, weightBp: 4000, contribution: 132 },
    ],
    unrated: 0,
  },
  signOffs: [
    {
      side: 'manager',
      answer: 'signed',
      statement: '',
      fullName: 'Roberto Tamburello',
      at: new Date(2026, 11, 8, 15, 2).getTime(),
      fingerprint: '7f3a 91c0 5be2 44d8',
    },
    {
      side: 'employee',
      answer: 'disagree',
      statement:
        'The second design review was moved twice by the line change, so “1 of 2” does not describe what was prepared. The slides of 4 and 25 November exist.',
      fullName: 'Gail Erickson',
      at: new Date(2026, 11, 8, 16, 20).getTime(),
      fingerprint: '0a1b 2c3d 4e5f 6071',
    },
  ],
  comments: [{ part: 'communication', body: 'The appendix is where the numbers are.' }],
  savedAt: 0,
}
