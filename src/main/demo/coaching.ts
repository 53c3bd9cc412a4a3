import type { Actor } from './seed.ts'
import type { Stage } from './stage.ts'
import type { MeetingStory } from './story.ts'

/** Notes and one-to-ones of one of the team, in the order they happened. */
export async function seedCoaching(stage: Stage, actor: Actor): Promise<void> {
  const { meetings, notes } = actor.story
  const events = [
    ...notes.map((note) => ({ daysAgo: note.daysAgo, play: () => keepNote(stage, actor, note) })),
    ...meetings.map((meeting) => ({ daysAgo: meeting.daysAgo, play: () => hold(stage, actor, meeting) })),
  ]
  events.sort((one, other) => other.daysAgo - one.daysAgo)
  for (const event of events) await event.play()
}

async function keepNote(stage: Stage, actor: Actor, note: Actor['story']['notes'][number]): Promise<void> {
  const observedOn = stage.workday(note.daysAgo)
  stage.goTo(observedOn, '17:10')
  await stage.app.coaching.keepNote({ personId: actor.person.id, kind: note.kind, body: note.body, from: note.from ?? '', observedOn })
}

async function hold(stage: Stage, actor: Actor, meeting: MeetingStory): Promise<void> {
  const { app } = stage
  const date = stage.workday(meeting.daysAgo)
  const personId = actor.person.id
  const startsAt = stage.moment(date, meeting.time)
  stage.goTo(date, meeting.time)
  const planned = (await app.coaching.oneToOnes({ personId })).find((row) => row.state === 'planned')
  const oneToOneId = planned?.id ?? (await app.coaching.schedule({ personId, startsAt, minutes: meeting.minutes })).oneToOneId
  if (planned) await app.coaching.reschedule({ oneToOneId, startsAt, minutes: meeting.minutes })
  for (const { title, by, note, open } of meeting.agenda) {
    const item = await app.coaching.addAgendaItem({ oneToOneId, title, raisedBy: by })
    await app.coaching.updateAgendaItem({ agendaItemId: item.id, fields: { note: note ?? '', discussed: !open } })
  }
  for (const action of meeting.actions) {
    const dueOn = stage.day(-action.dueInDays)
    const { title, owner } = action
    const saved = await app.coaching.saveActionItem({ actionItemId: null, personId, oneToOneId, title, owner, dueOn })
    if (action.done) await app.coaching.completeActionItem({ actionItemId: saved.actionItemId, done: true })
  }
  if (meeting.margin) await app.coaching.saveMargin({ oneToOneId, body: meeting.margin })
  stage.goTo(date, endOf(meeting))
  await app.coaching.finish({ oneToOneId })
}

function endOf(meeting: MeetingStory): string {
  const [hours = 9, minutes = 0] = meeting.time.split(':').map(Number)
  const end = hours * 60 + minutes + meeting.minutes
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`
}
