import type { contract } from '../../src/shared/contract/index.ts'
import { NO_CHOICES } from '../../src/shared/contract/people-import.ts'
import { emptyJob } from '../../src/shared/rules/job-profile.ts'
import { TEST_FORM } from './firm.ts'

type Contract = typeof contract
type Answers = {
  readonly [F in Exclude<keyof Contract, 'vaults'>]: { readonly [P in keyof Contract[F]]: readonly [unknown, string | null] }
}

/** An id nobody has. */
export const NOBODY = '0193ffff-ffff-7fff-bfff-ffffffffffff'
const [person, cycle, participation, goal] = [{ personId: NOBODY }, { cycleId: NOBODY }, { participationId: NOBODY }, { goalId: NOBODY }]
const [meeting, review] = [{ oneToOneId: NOBODY }, { reviewId: NOBODY }]
const item = { ...review, kind: 'goal', key: NOBODY }
const everybody = { personId: null }
const listState = { search: {}, hidden: null, density: null }
const nobody = { givenName: 'Ada', familyName: '', email: null, employeeNumber: null, jobTitle: null, unit: null, managerId: NOBODY }
const measure = { title: 'Rework', unit: '%', direction: 'decrease', baseline: 3, target: 1 }
const text = { observedOn: '2026-05-20', body: 'Words' }
const file = new File(['nothing'], 'nothing.age')
const job = { jobProfileId: NOBODY }
const fromRole = { title: 'Buyer', taskIds: [], elementIds: [], relatedCodes: [], technology: false }
const framework = { frameworkId: NOBODY }
const phrase = { text: 'Words', kind: 'other', tags: [] }

/** Every procedure that needs an open vault, called rightly about things that do not exist, and what it then answers; null is an answer. */
export const unknownInputs: Answers = {
  workspace: {
    get: [undefined, null],
    update: [{ ownPersonId: NOBODY }, 'PERSON_NOT_FOUND'],
    frame: [undefined, null],
    lastChange: [undefined, null],
    listViews: [{ list: 'people' }, null],
    keepListState: [{ list: 'people', state: listState }, null],
    saveListView: [{ list: 'people', name: 'Mine', state: listState }, null],
    renameListView: [{ viewId: NOBODY, name: 'Mine' }, 'LIST_VIEW_NOT_FOUND'],
    removeListView: [{ viewId: NOBODY }, 'LIST_VIEW_NOT_FOUND'],
    undo: [{ changeId: NOBODY }, 'CHANGE_NOT_FOUND'],
  },
  people: {
    list: [undefined, null],
    get: [person, 'PERSON_NOT_FOUND'],
    create: [{ ...nobody, hiredOn: null, status: 'active' }, 'PERSON_NOT_FOUND'],
    update: [{ ...person, fields: {} }, 'PERSON_NOT_FOUND'],
    updateMany: [{ personIds: [NOBODY], fields: { status: 'left' } }, 'PERSON_NOT_FOUND'],
    remove: [{ personIds: [NOBODY] }, 'PERSON_NOT_FOUND'],
    history: [person, 'PERSON_NOT_FOUND'],
    previewMany: [{ personIds: [NOBODY], fields: { status: 'left' }, when: { kind: 'always' } }, 'PERSON_NOT_FOUND'],
    fairness: [undefined, null],
    previewProtected: [{ fileName: 'a.csv', file: new File(['a'], 'a.csv'), idColumn: null }, 'FAIRNESS_OFF'],
    importProtected: [{ fileName: 'a.csv', file: new File(['a'], 'a.csv'), idColumn: 0, columns: [1] }, 'FAIRNESS_OFF'],
    turnOnFairness: [undefined, null],
    forgetProtected: [undefined, null],
    redate: [{ eventId: NOBODY, on: '2026-05-20', reason: '' }, 'EVENT_NOT_FOUND'],
    importPreview: [{ fileName: 'a.csv', file: new File([''], 'a.csv') }, 'FILE_EMPTY'],
    importAgain: [{ token: NOBODY, choices: NO_CHOICES }, 'PREVIEW_GONE'],
    importCommit: [{ token: NOBODY }, 'PREVIEW_GONE'],
    chart: [undefined, null],
    units: [undefined, null],
    addUnit: [{ name: 'North', parentId: NOBODY }, 'UNIT_NOT_FOUND'],
    renameUnit: [{ unitId: NOBODY, name: 'North' }, 'UNIT_NOT_FOUND'],
    moveUnit: [{ unitId: NOBODY, parentId: null }, 'UNIT_NOT_FOUND'],
    mergeUnits: [{ unitId: NOBODY, intoId: NOBODY }, 'UNIT_NOT_FOUND'],
    removeUnit: [{ unitId: NOBODY }, 'UNIT_NOT_FOUND'],
  },
  library: {
    jobs: [undefined, null],
    job: [job, 'JOB_NOT_FOUND'],
    keepJobDraft: [{ ...job, content: emptyJob('Buyer') }, 'JOB_NOT_FOUND'],
    discardJobDraft: [job, 'JOB_NOT_FOUND'],
    publishJob: [{ ...job, reason: '' }, 'JOB_NOT_FOUND'],
    removeJob: [job, 'JOB_NOT_FOUND'],
    personJob: [person, 'PERSON_NOT_FOUND'],
    takeNewerJob: [{ ...participation, reason: 'Moved' }, 'PARTICIPATION_NOT_FOUND'],
    draftFromRole: [{ ...job, ...fromRole, code: '00-0000.00' }, 'ROLE_NOT_FOUND'],
    searchRoles: [{ text: 'sofware enginer' }, null],
    role: [{ code: '00-0000.00' }, 'ROLE_NOT_FOUND'],
    addJob: [{ title: 'Buyer' }, null],
    shippedFrameworks: [undefined, null],
    shippedFramework: [{ key: 'none' }, 'FRAMEWORK_NOT_FOUND'],
    adoptFramework: [{ key: 'none', places: null }, 'FRAMEWORK_NOT_FOUND'],
    frameworks: [undefined, null],
    framework: [framework, 'FRAMEWORK_NOT_FOUND'],
    createFramework: [{ name: 'Words' }, null],
    updateFramework: [{ ...framework, fields: {} }, 'FRAMEWORK_NOT_FOUND'],
    removeFramework: [framework, 'FRAMEWORK_NOT_FOUND'],
    addCompetency: [{ ...framework, area: '', name: 'Words' }, 'FRAMEWORK_NOT_FOUND'],
    updateCompetency: [{ competencyId: NOBODY, fields: {} }, 'COMPETENCY_NOT_FOUND'],
    removeCompetency: [{ competencyId: NOBODY }, 'COMPETENCY_NOT_FOUND'],
    mergeCompetencies: [{ intoId: NOBODY, fromId: NOBODY }, 'SAME_COMPETENCY'],
    frameworkDuplicates: [{ intoId: NOBODY, fromId: NOBODY }, 'FRAMEWORK_NOT_FOUND'],
    mergeFrameworks: [{ intoId: NOBODY, fromId: NOBODY, pairs: [] }, 'SAME_FRAMEWORK'],
    exportFramework: [framework, 'FRAMEWORK_NOT_FOUND'],
    previewFramework: [{ fileName: 'a.csv', file: new File([''], 'a.csv') }, 'FILE_EMPTY'],
    importFramework: [{ token: NOBODY, skipProblems: false }, 'PREVIEW_GONE'],
    scales: [undefined, null],
    createScale: [{ copyOf: NOBODY }, 'SCALE_NOT_FOUND'],
    updateScale: [{ scaleId: NOBODY, scale: { ...TEST_FORM.scale, notApplicable: true } }, 'SCALE_NOT_FOUND'],
    removeScale: [{ scaleId: NOBODY }, 'SCALE_NOT_FOUND'],
    templates: [undefined, null],
    createTemplate: [{ copyOf: NOBODY }, 'TEMPLATE_NOT_FOUND'],
    updateTemplate: [
      { templateId: NOBODY, template: { name: 'Words', description: '', content: { kind: 'agenda', items: [] } } },
      'TEMPLATE_NOT_FOUND',
    ],
    removeTemplate: [{ templateId: NOBODY }, 'TEMPLATE_NOT_FOUND'],
    phrases: [undefined, null],
    createPhrase: [phrase, null],
    updatePhrase: [{ phraseId: NOBODY, phrase }, 'PHRASE_NOT_FOUND'],
    removePhrase: [{ phraseId: NOBODY }, 'PHRASE_NOT_FOUND'],
    methodContents: [undefined, null],
    exportMethod: [{ name: 'Words', parts: ['scales'] }, null],
    previewMethod: [{ file }, 'NOT_A_METHOD'],
    importMethod: [{ token: NOBODY, ids: [NOBODY], whenChanged: 'replace' }, 'PREVIEW_GONE'],
  },
  cycles: {
    list: [undefined, null],
    get: [cycle, 'CYCLE_NOT_FOUND'],
    propose: [{ startsOn: '2026-01-01', endsOn: '2026-12-31' }, null],
    launch: [
      {
        name: 'Cycle 2026',
        phases: [
          { phase: 'planning', startsOn: '2026-01-01', endsOn: '2026-01-31' },
          { phase: 'coaching', startsOn: '2026-02-01', endsOn: '2026-10-31' },
          { phase: 'reviewing', startsOn: '2026-11-01', endsOn: '2026-12-18' },
          { phase: 'action', startsOn: '2026-12-19', endsOn: '2026-12-31' },
        ],
        form: TEST_FORM,
        personIds: [NOBODY],
      },
      'PERSON_NOT_FOUND',
    ],
    close: [cycle, 'CYCLE_NOT_FOUND'],
  },
  planning: {
    plan: [participation, 'PARTICIPATION_NOT_FOUND'],
    goals: [person, null],
    createGoal: [{ ...participation, kind: 'smart', title: 'Goal', proposedBy: 'manager' }, 'PARTICIPATION_NOT_FOUND'],
    updateGoal: [{ ...goal, fields: { title: 'Goal' } }, 'GOAL_NOT_FOUND'],
    removeGoal: [goal, 'GOAL_NOT_FOUND'],
    distributeRemainder: [participation, 'PARTICIPATION_NOT_FOUND'],
    saveKeyResult: [{ ...goal, keyResultId: null, ...measure }, 'GOAL_NOT_FOUND'],
    removeKeyResult: [{ keyResultId: NOBODY }, 'KEY_RESULT_NOT_FOUND'],
    checkIn: [{ ...goal, keyResultId: null, value: null, confidence: null, comment: '', observedOn: '2026-05-20' }, 'GOAL_NOT_FOUND'],
    comment: [{ ...goal, author: 'manager', body: 'Words' }, 'GOAL_NOT_FOUND'],
    propose: [{ ...goal, by: 'manager' }, 'GOAL_NOT_FOUND'],
    returnGoal: [{ ...goal, comment: 'Words' }, 'GOAL_NOT_FOUND'],
    agree: [{ ...participation, side: 'manager' }, 'PARTICIPATION_NOT_FOUND'],
  },
  coaching: {
    keepNote: [{ ...person, ...text, kind: 'private', from: '' }, 'PERSON_NOT_FOUND'],
    updateNote: [{ noteId: NOBODY, ...text }, 'NOTE_NOT_FOUND'],
    removeNote: [{ noteId: NOBODY }, 'NOTE_NOT_FOUND'],
    draft: [person, null],
    saveDraft: [{ ...person, kind: 'private', body: 'Words' }, 'PERSON_NOT_FOUND'],
    oneToOnes: [person, null],
    oneToOne: [meeting, 'ONE_TO_ONE_NOT_FOUND'],
    schedule: [{ ...person, startsAt: 1_800_000_000_000, minutes: 30 }, 'PERSON_NOT_FOUND'],
    reschedule: [{ ...meeting, startsAt: 1_800_000_000_000, minutes: 30 }, 'ONE_TO_ONE_NOT_FOUND'],
    removeOneToOne: [meeting, 'ONE_TO_ONE_NOT_FOUND'],
    addAgendaItem: [{ ...meeting, title: 'Words', raisedBy: 'manager' }, 'ONE_TO_ONE_NOT_FOUND'],
    addAgendaItems: [{ ...meeting, items: [{ title: 'Words', raisedBy: 'manager' }] }, 'ONE_TO_ONE_NOT_FOUND'],
    updateAgendaItem: [{ agendaItemId: NOBODY, fields: { discussed: true } }, 'AGENDA_ITEM_NOT_FOUND'],
    removeAgendaItem: [{ agendaItemId: NOBODY }, 'AGENDA_ITEM_NOT_FOUND'],
    saveMargin: [{ ...meeting, body: 'Words' }, 'ONE_TO_ONE_NOT_FOUND'],
    finish: [meeting, 'ONE_TO_ONE_NOT_FOUND'],
    actionItems: [{ ...person, open: true }, null],
    saveActionItem: [
      { actionItemId: null, ...person, oneToOneId: null, title: 'Words', owner: 'manager', dueOn: null },
      'PERSON_NOT_FOUND',
    ],
    completeActionItem: [{ actionItemId: NOBODY, done: true }, 'ACTION_ITEM_NOT_FOUND'],
    removeActionItem: [{ actionItemId: NOBODY }, 'ACTION_ITEM_NOT_FOUND'],
  },
  reviewing: {
    board: [cycle, 'CYCLE_NOT_FOUND'],
    begin: [participation, 'PARTICIPATION_NOT_FOUND'],
    get: [review, 'REVIEW_NOT_FOUND'],
    ofPerson: [person, null],
    saveRating: [{ ...item, by: 'manager', score: 3, notSeen: false, comment: '' }, 'REVIEW_NOT_FOUND'],
    saveText: [{ ...review, part: 'privateAssessment', body: 'Words' }, 'REVIEW_NOT_FOUND'],
    cite: [{ ...item, sourceKind: 'feedback', sourceId: NOBODY }, 'REVIEW_NOT_FOUND'],
    uncite: [{ ...item, number: 1 }, 'REVIEW_NOT_FOUND'],
    linkNote: [{ ...item, noteId: NOBODY, linked: true }, 'REVIEW_NOT_FOUND'],
    finish: [{ ...review, fullName: 'Ada' }, 'REVIEW_NOT_FOUND'],
    reopen: [review, 'REVIEW_NOT_FOUND'],
    newVersion: [{ ...review, reason: 'Words' }, 'REVIEW_NOT_FOUND'],
    pdf: [review, 'REVIEW_NOT_FOUND'],
  },
  rewarding: {
    list: [person, null],
    save: [
      {
        rewardId: null,
        ...person,
        cycleId: null,
        kind: 'recognition',
        title: 'Words',
        amountMinor: 1,
        currency: 'EUR',
        reason: 'Words',
        evidence: [],
      },
      'PERSON_NOT_FOUND',
    ],
    decide: [{ rewardId: NOBODY, state: 'approved' }, 'REWARD_NOT_FOUND'],
    remove: [{ rewardId: NOBODY }, 'REWARD_NOT_FOUND'],
  },
  sharing: {
    list: [everybody, null],
    prepare: [{ kind: 'plan', ...participation }, 'PARTICIPATION_NOT_FOUND'],
    save: [{ token: NOBODY, carrier: 'age' }, 'PREVIEW_GONE'],
    readReply: [{ file }, 'NOT_A_PACKAGE'],
    importReply: [{ token: NOBODY }, 'PREVIEW_GONE'],
    handOver: [person, 'PERSON_NOT_FOUND'],
    exportAll: [{ format: 'json', ...person }, null],
  },
  insights: {
    today: [undefined, null],
    snooze: [{ key: 'silence:nobody', until: '2020-01-01' }, 'SNOOZE_NOT_LATER'],
    unsnooze: [{ key: 'silence:nobody' }, 'NOT_SNOOZED'],
    timeline: [person, 'PERSON_NOT_FOUND'],
  },
  search: { find: [{ text: 'nobody' }, null], page: [{ text: 'nobody', order: 'best', limit: 10 }, null] },
}
