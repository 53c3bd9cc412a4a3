import { drawPicture } from './picture.ts'
import type { Actor } from './seed.ts'
import type { Stage } from './stage.ts'

/** Notes as a manager who has found their way keeps them: in a shape, tagged, linked, with a picture, and one shared in part. */
export async function seedNotes(stage: Stage, actors: readonly Actor[]): Promise<void> {
  const of = (given: string) => actors.find(({ person }) => person.givenName === given)
  const gail = of('Gail')
  const jossef = of('Jossef')
  if (gail === undefined || jossef === undefined) return
  await seedGail(stage, gail, jossef)
  const personId = jossef.person.id
  const observedOn = stage.workday(23)
  stage.goTo(stage.workday(22), '17:24')
  const body = 'Two drawings came back from the shop floor for the same missing tolerance. He had noticed the first one himself. #drawings'
  await stage.app.coaching.keepNote({ personId, kind: 'private', body, from: '', observedOn, observation: 'concern', tags: ['quality'] })
}

async function seedGail(stage: Stage, gail: Actor, jossef: Actor): Promise<void> {
  const { app } = stage
  const personId = gail.person.id
  const targets = await app.coaching.noteTargets({ personId })
  const goal = targets.filter(({ kind }) => kind === 'goal').slice(0, 1)
  const about = [...goal, ...targets.filter(({ kind }) => kind === 'competency').slice(0, 1)].map(({ kind, id }) => ({ kind, id }))

  const observedOn = stage.workday(12)
  stage.goTo(stage.workday(11), '08:41')
  const file = new File([fixtureSketch()], 'Fixture sketch.png')
  const { attachment } = await app.coaching.addAttachment({ personId, noteId: null, file })
  const told = [
    '### Situation\n\nHandover of the welding fixture, second shift, with Production in the room.',
    `### Behaviour\n\nShe drew the new clamp on the board before anybody asked, and let [@${jossef.person.name}](person:${jossef.person.id}) explain the loads.`,
    '### Impact\n\nThe open question of three weeks was settled in **ten minutes**; nobody called afterwards.',
  ]
  const note = { personId, from: '', observedOn }
  const { note: kept } = await app.coaching.keepNote({
    ...note,
    kind: 'private',
    body: told.join('\n\n'),
    observation: 'strength',
    tags: ['handover', 'fixture'],
    about,
    attachmentIds: [attachment.id],
  })
  stage.goTo(stage.workday(11), '08:52')
  const openly =
    'The handover of the welding fixture settled the clamp in ten minutes: the sketch was on the board before the question came.'
  await app.coaching.keepNote({ ...note, kind: 'shared', body: openly, writtenFrom: kept.id, place: `share:${kept.id}` })
  stage.goTo(stage.workday(6), '16:35')
  const idea = 'Could take the *supplier day* in spring. Ask first how much of it she would want to present. #growth'
  await app.coaching.keepNote({ ...note, observedOn: stage.workday(6), kind: 'private', body: idea, observation: 'idea' })
}

/** A plate, two posts and a clamp, as one draws them on a board. */
function fixtureSketch(): Uint8Array<ArrayBuffer> {
  const inside = (x: number, y: number, [left, top, right, bottom]: readonly [number, number, number, number]) =>
    x >= left && x <= right && y >= top && y <= bottom
  const parts = [
    [20, 120, 300, 136],
    [60, 60, 74, 120],
    [230, 60, 244, 120],
    [60, 50, 200, 62],
  ] as const
  return drawPicture(320, 180, (x, y) => {
    if (parts.some((part) => inside(x, y, part))) return 40
    return (x - 200) ** 2 + (y - 56) ** 2 < 196 ? 110 : 246
  })
}
