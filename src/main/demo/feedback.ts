import { sealToRecipient } from '../../shared/package/seal.ts'
import { signLine } from '../../shared/package/signature.ts'
import { encodeDocument, joinLines } from '../../shared/package/two-lines.ts'
import { FeedbackReplyDocument } from '../../shared/rules/feedback-document.ts'
import type { PackageDocument } from '../../shared/rules/package-document.ts'
import { writerOf } from './replies.ts'
import type { Actor } from './seed.ts'
import type { Stage } from './stage.ts'

/** What each asks for in the work. */
const VALUES = {
  'Built to last': 'A part is done when it can be repaired, not when it is shipped.',
  'Says early': 'Bad news on the day it is known, with what could be done about it.',
  'Finds causes': 'Measures before it explains; mends what made the fault, not only the fault.',
  'Leaves it better': 'Whoever comes next finds the drawing, the bench and the list in order.',
} as const

const THANKS: readonly (readonly [employeeNumber: string, daysAgo: number, value: keyof typeof VALUES, announce: boolean, body: string])[] =
  [
    [
      '11',
      52,
      'Finds causes',
      true,
      'Forty parts measured on two fixtures in two days; the datum error was found before the tooling was ordered.',
    ],
    ['274', 34, 'Built to last', false, 'First articles in under four days, each with its sheet complete.'],
    ['267', 9, 'Says early', true, 'Told the line in the first week that the jig would be late, with a plan for the gap.'],
  ]

/** Values, recognition, feedback both ways, a request by name that waits, and an anonymous one that was read. */
export async function seedFeedback(stage: Stage, actors: readonly Actor[], manager: Actor['person']): Promise<void> {
  const valueIds = new Map<string, Awaited<ReturnType<Stage['app']['feedback']['saveValue']>>['valueId']>()
  stage.goTo(stage.workday(300))
  for (const [name, meaning] of Object.entries(VALUES))
    valueIds.set(name, (await stage.app.feedback.saveValue({ valueId: null, name, meaning })).valueId)
  for (const [employeeNumber, daysAgo, value, announce, body] of THANKS) {
    const actor = actors.find(({ story }) => story.employeeNumber === employeeNumber)
    if (!actor) continue
    const givenOn = stage.workday(daysAgo)
    stage.goTo(givenOn, '15:20')
    const valueId = valueIds.get(value) ?? null
    const { recognitionId } = await stage.app.feedback.recognise({
      recognitionId: null,
      personId: actor.person.id,
      valueId,
      body,
      announce,
      givenOn,
    })
    if (announce && daysAgo > 30) await stage.app.feedback.announce({ recognitionId, announced: true })
  }
  await giveAndReceive(stage, actors, manager)
  await askByName(stage, actors)
  await askWithoutNames(stage, actors, manager)
}

async function giveAndReceive(stage: Stage, actors: readonly Actor[], manager: Actor['person']): Promise<void> {
  const [gail, , michael] = actors
  if (!gail || !michael) return
  const given = stage.workday(12)
  stage.goTo(given, '16:45')
  await stage.app.feedback.save({
    feedbackId: null,
    personId: michael.person.id,
    direction: 'downward',
    giver: { personId: manager.id },
    body: 'In Monday’s review you asked both suppliers the same three questions and wrote their answers side by side. The choice took ten minutes.',
    observedOn: given,
  })
  const received = stage.workday(18)
  stage.goTo(received, '11:30')
  const { feedbackId } = await stage.app.feedback.save({
    feedbackId: null,
    personId: manager.id,
    direction: 'upward',
    giver: { personId: gail.person.id },
    body: 'The last three agendas came on the morning of the meeting. With a day more, the numbers could be there.',
    observedOn: received,
  })
  await stage.app.feedback.saveFollowUp({
    feedbackId,
    body: 'Agendas go out the afternoon before. Ask Gail in December whether it helped.',
    dueOn: stage.day(1),
  })
}

async function askByName(stage: Stage, actors: readonly Actor[]): Promise<void> {
  const [gail, ...others] = actors
  if (!gail) return
  stage.goTo(stage.workday(8), '09:30')
  const { requestId } = await stage.app.feedback.ask({
    requestId: null,
    personId: gail.person.id,
    direction: 'peer',
    anonymous: false,
    readers: 'both',
    intro: 'For the review in December. Ten minutes are enough.',
    shape: 'sbi',
    questions: ['One thing Gail did this year that helped your work', 'One thing that would help it more'],
    answerBy: stage.day(-4),
    recipients: [...others.slice(0, 2).map(({ person }) => ({ personId: person.id })), { name: 'Wanida Benshoof' }],
  })
  const { recipients } = await stage.app.feedback.request({ requestId })
  const document = await sendOut(stage, { kind: 'feedback-request', requestId, recipientId: recipients[1]?.id ?? null })
  stage.goTo(stage.workday(3), '10:05')
  await takeIn(stage, document, [
    [
      '**Situation.** The fixture change in September.\n\n**Behaviour.** She came to the line with two measured parts and asked what we saw.\n\n**Impact.** We found the burr in an hour, not in a week.',
      '**Situation.** Design reviews.\n\n**Behaviour.** The main point is on the last page.\n\n**Impact.** Half the room has left by then.',
    ],
  ])
}

async function askWithoutNames(stage: Stage, actors: readonly Actor[], manager: Actor['person']): Promise<void> {
  stage.goTo(stage.workday(20), '09:10')
  const { requestId } = await stage.app.feedback.ask({
    requestId: null,
    personId: manager.id,
    direction: 'upward',
    anonymous: true,
    readers: 'only-you',
    intro: 'So that next year’s one-to-ones are worth your time.',
    shape: 'free',
    questions: ['What should I keep doing?', 'What should I do otherwise?'],
    answerBy: stage.day(5),
    recipients: actors.map(({ person }) => ({ personId: person.id })),
  })
  const document = await sendOut(stage, { kind: 'feedback-request', requestId, recipientId: null })
  stage.goTo(stage.workday(10), '17:00')
  await takeIn(stage, document, [
    ['Meetings begin with our points, not with yours.', 'Decide sooner when two of us disagree.'],
    ['You write down what was agreed. Keep that.', 'Agendas a day earlier.'],
    ['Asking for numbers before opinions.', 'Say more often which of our work mattered upstairs.'],
    ['The half hour stays a half hour.', 'Fewer topics, more depth.'],
  ])
  await stage.app.feedback.release({ requestId })
  await takeIn(stage, document, [['Time for questions.', 'Visit line 2 now and then.']])
}

type Request = Extract<Parameters<Stage['app']['sharing']['prepare']>[0], { kind: 'feedback-request' }>

async function sendOut(stage: Stage, request: Request): Promise<PackageDocument> {
  const preview = await stage.app.sharing.prepare(request)
  await stage.app.sharing.save({ token: preview.token, carrier: 'html' })
  return preview.document
}

/** Answers as the reader would have made them; those by name are signed. */
async function takeIn(stage: Stage, document: PackageDocument, said: readonly (readonly string[])[]): Promise<void> {
  const { body } = document
  if (body.kind !== 'feedback-request') return
  const { document_hash: documentHash } = await stage.deps.db
    .selectFrom('package')
    .select('document_hash')
    .where('id', '=', document.packageId)
    .executeTakeFirstOrThrow()
  const tokens: string[] = []
  for (const texts of said) {
    const reply = FeedbackReplyDocument.parse({
      format: 1,
      kind: 'feedback-reply',
      replyId: stage.deps.newId(),
      packageId: document.packageId,
      workspaceId: document.workspaceId,
      documentHash,
      answers: texts.map((text, index) => ({ key: body.questions[index]?.key ?? '', body: text })),
      signed: body.to === null ? null : { fullName: body.to.name, at: stage.deps.now() },
      padding: '',
    })
    const line1 = encodeDocument(reply)
    const plaintext = body.to === null ? new Uint8Array([...line1, 10]) : joinLines(line1, signLine(line1, writerOf(body.to.name).key))
    const file = new File([Uint8Array.from(await sealToRecipient(plaintext, document.replyTo))], 'answer.age')
    tokens.push((await stage.app.sharing.readFeedbackReply({ file })).token)
  }
  await stage.app.sharing.importFeedbackReplies({ tokens })
}
