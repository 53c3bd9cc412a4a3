import type { PackageDocument, PackageItem } from '../../src/shared/rules/package-document.ts'

const scale = [
  { value: 1, label: 'Below', meaning: 'Far from what the role needs.' },
  { value: 2, label: 'Partly', meaning: 'Some of it, with help.' },
  { value: 3, label: 'Meets', meaning: 'What the role needs, dependably.' },
  { value: 4, label: 'Above', meaning: 'More than the role needs, often.' },
  { value: 5, label: 'Far above', meaning: 'Sets the measure for others.' },
]

const base = {
  format: 1 as const,
  workspaceId: '0193a000-0000-7000-8000-000000000001',
  from: 'Adventure Works',
  replyTo: '',
  sealedAt: Date.UTC(2026, 11, 8, 14, 5),
  person: { id: '0193a000-0000-7000-8000-000000000009', name: 'Gail Erickson', jobTitle: 'Design Engineer' },
  author: 'Roberto Tamburello',
  period: { startsOn: '2026-01-01', endsOn: '2026-12-18' },
  version: 1,
}

const goal = (key: string, name: string, detail: string, weightBp: number, score: number | null, comment = ''): PackageItem => ({
  kind: 'goal',
  key,
  name,
  detail,
  expected: null,
  weightBp,
  score,
  notSeen: false,
  comment,
  own: null,
  citations: [],
  anchors: {},
})

const problemSolving: PackageItem = {
  kind: 'competency',
  key: 'problem-solving',
  name: 'Problem solving',
  detail: 'Finds what causes a problem and removes it.',
  expected: 3,
  weightBp: 2500,
  score: 4,
  notSeen: false,
  comment:
    'Gail traced the seat-post rework to the datum scheme, not the deburring everyone was watching, and proved it with forty parts before any tooling was ordered [1].',
  own: { score: 4, comment: 'The datum work took longer than planned. It was worth it.' },
  citations: [
    {
      number: 1,
      label: 'Recognition',
      observedOn: '2026-09-18',
      text: 'Forty parts measured on two fixtures; the datum scheme explains 92 % of the scatter.',
    },
    {
      number: 2,
      label: 'Feedback from Quality',
      observedOn: '2026-10-23',
      text: 'First rework report that names a cause and not a symptom.',
    },
    { number: 3, label: 'Check-in', observedOn: '2026-03-18', text: 'Rework at 2.9 %. Deburring ruled out by comparing two shifts.' },
  ],
  anchors: { '3': 'solves what is in front', '4': 'finds causes others miss and proves them' },
}

const competency = (key: string, name: string, score: number | null, comment: string): PackageItem => ({
  ...problemSolving,
  key,
  name,
  score,
  notSeen: score === null,
  comment,
  own: null,
  citations: [],
  anchors: { '3': 'written work is clear and early', '4': 'is heard beyond the own team' },
})

const communication = competency(
  'communication',
  'Communication',
  3,
  'Written handovers are complete and early. In design reviews the argument tends to stay in the appendix.',
)
const teamwork = competency(
  'teamwork',
  'Teamwork',
  3,
  'Shares fixtures and findings without being asked. **Two** new engineers learned the measuring room from her.',
)
const planning = competency('planning', 'Planning', null, '')

const goals = [
  goal('0193a000-0000-7000-8000-0000000000a1', 'Seat-post rework below 2 %', '2.1 %, from 3.4 % to 1.8 %', 4000, 4),
  goal('0193a000-0000-7000-8000-0000000000a2', 'Release 12 fixture drawings', '12 of 12', 3000, 4),
  goal('0193a000-0000-7000-8000-0000000000a3', 'Jig handover without line stop', '4 of 4 steps', 2000, 4),
  goal('0193a000-0000-7000-8000-0000000000a4', 'Present at two design reviews', '1 of 2', 1000, 3),
]

const review: PackageDocument = {
  ...base,
  packageId: '0193a000-0000-7000-8000-0000000000f1',
  title: 'Review 2026',
  body: {
    kind: 'review',
    scale,
    score: {
      total: 360,
      label: 'Meets, with parts above',
      parts: [
        { name: 'Goals', mean: 380, weightBp: 6000, contribution: 228 },
        { name: 'Competencies', mean: 330, weightBp: 4000, contribution: 132 },
      ],
      unrated: 1,
    },
    items: [...goals, problemSolving, communication, teamwork, planning],
    summary:
      'A year of finding causes rather than symptoms. The seat-post work changed how the team looks at datums, and Quality noticed. The next step is being heard: the analysis deserves to be on page one.',
    nextSteps:
      'Three things for the coming year:\n\n- present the datum work at the **March** design review\n- take one junior engineer through a fixture from sketch to release\n- a course in *technical writing*, first half of the year',
    reviewerSigned: { fullName: 'Roberto Tamburello', at: Date.UTC(2026, 11, 8, 13, 40) },
    replaces: null,
  },
}

const selfReview: PackageDocument = {
  ...base,
  packageId: '0193a000-0000-7000-8000-0000000000f2',
  title: 'Self-review 2026',
  body: {
    kind: 'self-review',
    scale,
    items: [...goals, problemSolving, communication, teamwork, planning].map((item) => ({
      ...item,
      score: null,
      notSeen: false,
      comment: '',
      own: null,
      citations: [],
    })),
  },
}

const plan: PackageDocument = {
  ...base,
  packageId: '0193a000-0000-7000-8000-0000000000f3',
  title: 'Plan 2026',
  body: {
    kind: 'plan',
    revision: 2,
    totalBp: 9500,
    job: {
      title: 'Design Engineer',
      version: 2,
      purpose: 'Draws parts and fixtures that the line can make, and keeps them right.',
      responsibilities: [
        {
          text: 'Draws and releases parts and fixtures.',
          standard: {
            meets: 'Drawings are released on the agreed day and need no second change.',
            exceeds: 'The line asks for her review of the drawings of others.',
            short: 'A part is stopped on the line because of its drawing.',
          },
        },
        { text: 'Answers change requests of production within two days.', standard: null },
      ],
      standard: { meets: 'Work is left so that somebody else can go on with it.', exceeds: '', short: '' },
      competencies: [
        {
          name: 'Design for manufacture',
          source: 'Working at Adventure Works',
          description: 'Knows what the line can do.',
          level: 'Working',
          meaning: 'Asks the line before the first drawing.',
        },
        {
          name: 'Communication',
          source: 'Financial Times: Engineering',
          description: '',
          level: 'Practitioner',
          meaning: 'Explains a decision to whoever was not there.',
        },
      ],
      notice:
        'From “Financial Times: Engineering”. Copyright (c) 2019 Financial Times. Wording unchanged. MIT. That is the original; this copy ' +
        'may say otherwise by now.',
    },
    goals: [
      {
        key: '0193a000-0000-7000-8000-0000000000a1',
        title: 'Seat-post rework below 2 %',
        outcome: 'Fewer reworked seat posts, because the drawing says what the line needs.',
        weightBp: 4000,
        dueOn: '2026-11-30',
        measures: ['Rework rate, from 3.4 % to 1.8 %'],
        progressBp: 6200,
      },
      {
        key: '0193a000-0000-7000-8000-0000000000a2',
        title: 'Release 12 fixture drawings',
        outcome: 'Every fixture of line 3 has a released drawing.',
        weightBp: 3500,
        dueOn: '2026-09-30',
        measures: ['Drawings released, from 0 to 12', 'Open change requests at release, at most 1'],
        progressBp: null,
      },
      {
        key: '0193a000-0000-7000-8000-0000000000a3',
        title: 'Present at two design reviews',
        outcome: '',
        weightBp: 2000,
        dueOn: '2026-12-11',
        measures: [],
        progressBp: 0,
      },
    ],
  },
}

const checkIn: PackageDocument = {
  ...base,
  packageId: '0193a000-0000-7000-8000-0000000000f4',
  title: 'One-to-one 8 Dec 2026',
  period: { startsOn: '2026-12-08', endsOn: '2026-12-08' },
  body: {
    kind: 'check-in',
    meeting: { id: '0193a000-0000-7000-8000-0000000000b1', startsAt: Date.UTC(2026, 11, 8, 9, 30), minutes: 30, held: true },
    items: [
      {
        key: '0193a000-0000-7000-8000-0000000000b2',
        title: 'Quality asks for earlier drawings',
        raisedBy: 'employee',
        discussed: true,
        note: 'Two days before release worked for the second-stage gauge. **Keep it** for all fixtures until the audit.',
        carriedFrom: '2026-11-24',
      },
      {
        key: '0193a000-0000-7000-8000-0000000000b3',
        title: 'Holiday cover on line 2',
        raisedBy: 'manager',
        discussed: false,
        note: '',
        carriedFrom: null,
      },
    ],
    decisions: [{ key: '0193a000-0000-7000-8000-0000000000b4', text: 'Drawings go to Quality two days before release' }],
    actions: [
      {
        key: '0193a000-0000-7000-8000-0000000000b5',
        title: 'Put it into the drawing checklist',
        owner: 'employee',
        dueOn: '2026-12-18',
        doneOn: null,
      },
      {
        key: '0193a000-0000-7000-8000-0000000000b6',
        title: 'Tell Document Control',
        owner: 'manager',
        dueOn: '2026-12-11',
        doneOn: '2026-12-08',
      },
    ],
    feeling: { manager: null, employee: null },
    next: Date.UTC(2026, 11, 22, 9, 30),
  },
}

const feedbackRequest: PackageDocument = {
  ...base,
  packageId: '0193a000-0000-7000-8000-0000000000f4',
  title: 'Feedback on Gail Erickson',
  body: {
    kind: 'feedback-request',
    direction: 'peer',
    to: null,
    anonymity: { asked: 5, readFrom: 3 },
    readers: 'both',
    intro: 'For the review in December. Ten minutes are enough.',
    shape: 'free',
    questions: [
      { key: 'q1', text: 'One thing Gail did this year that helped your work' },
      { key: 'q2', text: 'One thing that would help it more' },
    ],
    answerBy: '2026-12-12',
  },
}

const namedRequest: PackageDocument = {
  ...feedbackRequest,
  packageId: '0193a000-0000-7000-8000-0000000000f5',
  body: {
    kind: 'feedback-request',
    direction: 'peer',
    to: { id: '0193a000-0000-7000-8000-000000000011', name: 'Wanida Benshoof' },
    anonymity: null,
    readers: 'only-you',
    intro: '',
    shape: 'sbi',
    questions: [{ key: 'q1', text: 'One thing Gail did this year that helped your work' }],
    answerBy: null,
  },
}

const improvement: PackageDocument = {
  ...base,
  packageId: '0193a000-0000-7000-8000-0000000000f4',
  title: 'Improvement plan, 30 days',
  period: { startsOn: '2026-10-01', endsOn: '2026-12-30' },
  body: {
    kind: 'improvement-plan',
    planId: '0193a000-0000-7000-8000-0000000000e1',
    replaces: null,
    reason: '',
    startsOn: '2026-10-01',
    gaps: [
      {
        key: 'late',
        happenedOn: '2026-08-03',
        seen: 'The drawings of jigs 14 and 15 came **two and four days** after line 3 began.',
        standard: 'A jig runs on the day the line starts.',
      },
    ],
    goals: [
      { key: 'on-time', goal: 'Each jig runs on the day its line starts', measure: 'Four of four jigs', dueOn: null },
      { key: 'sheet', goal: 'Each jig is handed over with its setting sheet', measure: 'The shift sets up alone', dueOn: '2026-12-30' },
    ],
    support: [
      { key: 'one', promise: 'One open jig at a time; new ones wait for a free place', dueOn: null },
      { key: 'week', promise: 'Twenty minutes every Monday for what stands in the way', dueOn: null },
    ],
    milestones: [
      {
        key: 'day-30',
        name: '30 days',
        onDay: '2026-10-31',
        looksAt: '',
        report: {
          heldOn: '2026-10-30',
          standing: 'on-track',
          note: 'Two jigs ran on the day. The second sheet was used by the night shift.',
          goals: [
            { key: 'on-time', note: 'Two of two' },
            { key: 'sheet', note: 'One of two set up alone' },
          ],
          managerSigned: { fullName: 'Roberto Tamburello', at: Date.UTC(2026, 9, 30, 13, 40) },
        },
      },
      { key: 'day-60', name: '60 days', onDay: '2026-11-30', looksAt: 'The third and fourth jig', report: null },
      { key: 'day-90', name: '90 days', onDay: '2026-12-30', looksAt: '', report: null },
    ],
    outcomes: {
      success: 'The plan ends, and one open jig at a time stays the rule for everybody.',
      extension: 'One more month with the same support, once.',
      ending: 'A job without start dates is looked for in the house, together.',
    },
    signing: 'day-30',
    managerSigned: { fullName: 'Roberto Tamburello', at: Date.UTC(2026, 9, 1, 9, 0) },
  },
}

/** One realistic package of each kind: Gail Erickson of Adventure Works. */
export const documents = {
  review,
  'self-review': selfReview,
  plan,
  'check-in': checkIn,
  'feedback-request': feedbackRequest,
  'improvement-plan': improvement,
  'named-request': namedRequest,
} as const
