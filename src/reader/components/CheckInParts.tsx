import { Plus } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { feelings, feelingWord } from '../../shared/rules/feeling.ts'
import { useAnswering } from '../hooks/use-draft.ts'
import type { CheckInDraft } from '../model/draft.ts'
import { day, dayOfInstant, firstName } from '../model/format.ts'
import type { CheckInBody } from '../model/parts.ts'
import { Commentable } from './Commentable.tsx'
import { Prose } from './Prose.tsx'
import { ScoreSteps } from './ScoreSteps.tsx'

interface CheckInPartsProps {
  readonly body: CheckInBody
  /** Whose package it is. */
  readonly person: string
  readonly author: string
}

const MAX_TOPICS = 50

/** What was talked about, decided and promised; and what the reader brings next time. */
export function CheckInParts({ body, person, author }: CheckInPartsProps) {
  const { allowed } = useAnswering()
  const by = (side: 'manager' | 'employee') => firstName(side === 'manager' ? author : person)
  return (
    <>
      <Part id="agenda" title="Agenda" empty={body.items.length === 0}>
        {body.items.map((item) => (
          <AgendaItem key={item.key} item={item} by={by(item.raisedBy)} held={body.meeting.held} />
        ))}
      </Part>
      <Part id="decisions" title="Decisions" empty={body.decisions.length === 0}>
        {body.decisions.map(({ key, text }) => (
          <div key={key} className="item">
            <Commentable part={key} label={text}>
              {(opener) => (
                <p>
                  {text} <span className="caption">{opener}</span>
                </p>
              )}
            </Commentable>
          </div>
        ))}
      </Part>
      <Part id="actions" title="Action items" empty={body.actions.length === 0}>
        {body.actions.map((action) => (
          <Action key={action.key} action={action} by={by(action.owner)} />
        ))}
      </Part>
      <Felt body={body} person={person} author={author} />
      {body.next !== null && <p className="caption">The next one-to-one is planned for {dayOfInstant(body.next)}.</p>}
      {allowed && <Topics held={body.meeting.held} />}
      {allowed && (
        <section aria-labelledby="whole">
          <h2 className="section" id="whole">
            The notes as a whole
          </h2>
          <Commentable part="meeting" label="the notes as a whole" whole>
            {(opener) => opener}
          </Commentable>
        </section>
      )}
      {allowed && body.meeting.held && <FeltField />}
    </>
  )
}

interface PartProps {
  readonly id: string
  readonly title: string
  readonly empty: boolean
  readonly children: ReactNode
}

function Part({ id, title, empty, children }: PartProps) {
  if (empty) return null
  return (
    <section aria-labelledby={id}>
      <h2 className="section section-lined" id={id}>
        {title}
      </h2>
      {children}
    </section>
  )
}

interface AgendaItemProps {
  readonly item: CheckInBody['items'][number]
  readonly by: string
  readonly held: boolean
}

function AgendaItem({ item, by, held }: AgendaItemProps) {
  const { key, title, note, discussed, carriedFrom } = item
  return (
    <div className="item">
      <Commentable part={key} label={title}>
        {(opener) => (
          <>
            <h3 className="strong">{title}</h3>
            <p className="caption">
              from {by}
              {carriedFrom !== null && `, carried from ${day(carriedFrom)}`}
              {held && !discussed && ', not talked about'} {opener}
            </p>
            {note.trim() !== '' && <Prose text={note} />}
          </>
        )}
      </Commentable>
    </div>
  )
}

interface ActionProps {
  readonly action: CheckInBody['actions'][number]
  readonly by: string
}

/** One's own can be ticked; the other side's is only shown. */
function Action({ action, by }: ActionProps) {
  const { draft, allowed, change } = useAnswering()
  const { key, title, owner, dueOn, doneOn } = action
  const own = allowed && owner === 'employee' && doneOn === null
  const facts = [by, doneOn !== null ? `done ${day(doneOn)}` : dueOn === null ? 'no date' : `due ${day(dueOn)}`].join(', ')
  return (
    <div className="item">
      <Commentable part={key} label={title}>
        {(opener) => (
          <>
            {own ? (
              <label className="action">
                <input
                  type="checkbox"
                  checked={draft.checkIn.done.includes(key)}
                  onChange={(event) => {
                    const { checked } = event.currentTarget
                    change((now) => ({ ...now, checkIn: ticked(now.checkIn, key, checked) }))
                  }}
                />
                <span className="strong">{title}</span>
                <span className="hidden">: done</span>
              </label>
            ) : (
              <p className="strong">{title}</p>
            )}
            <p className="caption">
              {facts} {opener}
            </p>
          </>
        )}
      </Commentable>
    </div>
  )
}

function ticked(checkIn: CheckInDraft, key: string, done: boolean): CheckInDraft {
  const others = checkIn.done.filter((other) => other !== key)
  return { ...checkIn, done: done ? [...others, key] : others }
}

function Felt({ body, person, author }: CheckInPartsProps) {
  const { feeling } = body
  const said = [
    feeling.employee === null ? '' : `${firstName(person)}: ${feelingWord(feeling.employee)}`,
    feeling.manager === null ? '' : `${firstName(author)}: ${feelingWord(feeling.manager)}`,
  ].filter((words) => words !== '')
  return said.length === 0 ? null : <p className="caption">How it felt. {said.join(', ')}.</p>
}

function Topics({ held }: { readonly held: boolean }) {
  const { draft, goesTo, change } = useAnswering()
  const { topics } = draft.checkIn
  const put = (next: readonly string[]) => change((now) => ({ ...now, checkIn: { ...now.checkIn, topics: next } }))
  return (
    <section aria-labelledby="topics">
      <h2 className="section" id="topics">
        Topics to add
      </h2>
      <p className="caption">
        {held ? 'For the agenda of the next one-to-one.' : 'For this agenda.'} They go to {goesTo} with the reply.
      </p>
      {topics.map((topic, at) => (
        <Topic
          // biome-ignore lint/suspicious/noArrayIndexKey: topics are only appended and removed, and hold no state of their own
          key={at}
          number={at + 1}
          topic={topic}
          onChange={(text) => put(topics.map((other, index) => (index === at ? text : other)))}
          onRemove={() => put(topics.filter((_, index) => index !== at))}
        />
      ))}
      {topics.length < MAX_TOPICS && (
        <button type="button" className="button button-dashed" onClick={() => put([...topics, ''])}>
          <Plus size={16} strokeWidth={1.75} aria-hidden="true" />
          Add a topic
        </button>
      )}
    </section>
  )
}

interface TopicProps {
  readonly number: number
  readonly topic: string
  readonly onChange: (text: string) => void
  readonly onRemove: () => void
}

function Topic({ number, topic, onChange, onRemove }: TopicProps) {
  const id = useId()
  return (
    <div className="comment-editor">
      <label htmlFor={id}>Topic {number}</label>
      <input
        id={id}
        className="field"
        maxLength={300}
        // biome-ignore lint/a11y/noAutofocus: opened by the person who is about to write in it
        autoFocus={topic === ''}
        value={topic}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <div className="comment-foot">
        <button type="button" className="button button-bare" onClick={onRemove} aria-label={`Remove topic ${number}`}>
          Remove
        </button>
      </div>
    </div>
  )
}

/** Optional, and said in a word. */
function FeltField() {
  const { draft, goesTo, change } = useAnswering()
  const { feeling } = draft.checkIn
  const chosen = feelings.find(({ value }) => value === feeling)
  return (
    <section aria-labelledby="felt">
      <h2 className="section" id="felt">
        How it felt
      </h2>
      <ScoreSteps
        label="How the one-to-one felt"
        none="Not said"
        scale={feelings}
        score={feeling}
        onChange={(next) => change((now) => ({ ...now, checkIn: { ...now.checkIn, feeling: next } }))}
      />
      <p className="caption step-anchor" aria-live="polite">
        {chosen ? chosen.meaning : `Optional. ${goesTo} reads it with the reply.`}
      </p>
    </section>
  )
}
