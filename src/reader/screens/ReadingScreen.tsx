import { useEffect, useRef } from 'react'
import { AnswerCard, BottomBar } from '../components/AnswerCard.tsx'
import { Article } from '../components/Article.tsx'
import { Contents } from '../components/Contents.tsx'
import { AnsweringContext, useDraft } from '../hooks/use-draft.ts'
import { type Signing, useReply } from '../hooks/use-reply.ts'
import { showView, useCurrentSection, useView } from '../hooks/use-view.ts'
import { fileName, firstName } from '../model/format.ts'
import { ANSWER, sectionsOf } from '../model/parts.ts'
import { readableCopy } from '../model/readable.ts'
import { saveFile } from '../model/save-file.ts'
import type { OpenedPackage } from '../worker/messages.ts'
import { AnswerView } from './AnswerView.tsx'
import { FeedbackAnswerView } from './FeedbackAnswerView.tsx'
import { SavedView } from './SavedView.tsx'

interface ReadingScreenProps {
  readonly opened: OpenedPackage
}

/** Contents left, text, answer right; on a phone the text with a bar below. */
export function ReadingScreen({ opened }: ReadingScreenProps) {
  const { document, signature } = opened
  const drafting = useDraft(opened)
  const { signing, sign, edit } = useReply(opened, drafting.draft, drafting.markSaved)
  const view = useView()
  const allowed = signature.kind === 'valid'
  const shown = signing.kind === 'saved' ? 'saved' : allowed ? view : 'text'
  const sections = sectionsOf(document).filter((section) => allowed || section.id !== ANSWER)
  const reading = sections.filter((section) => section.id !== ANSWER).map((section) => section.id)
  const passed = useCurrentSection(reading, shown === 'text')
  const current = shown === 'text' ? passed : ANSWER
  useFocusOnChange(shown)
  useEffect(() => {
    if (view === 'text') edit()
  }, [view, edit])

  const saveText = () =>
    saveFile(
      fileName([document.person.name, document.title], 'md'),
      readableCopy(opened, allowed ? drafting.draft : null),
      'text/markdown;charset=utf-8',
    )
  const answering = { ...drafting, goesTo: firstName(document.author), allowed }

  return (
    <AnsweringContext value={answering}>
      <div className={`reading reading-${shown}`}>
        <Contents sections={sections} current={current} onLeave={edit} onPrint={() => print()} onSaveText={saveText} />
        <main id="main" className="reading-main" tabIndex={-1}>
          <Article opened={opened} />
          {shown === 'answer' && <Answering opened={opened} signing={signing} onSign={sign} />}
          {signing.kind === 'saved' && (
            <SavedView
              document={document}
              reply={signing.reply}
              onPrint={() => print()}
              onSaveText={saveText}
              onBack={() => showView('text')}
            />
          )}
        </main>
        {allowed && shown === 'text' && <AnswerCard document={document} />}
      </div>
      {allowed && shown === 'text' && (
        <BottomBar document={document} at={sections.findIndex(({ id }) => id === current)} of={sections.length} />
      )}
    </AnsweringContext>
  )
}

interface AnsweringProps {
  readonly opened: OpenedPackage
  readonly signing: Signing
  readonly onSign: () => void
}

function Answering({ opened, signing, onSign }: AnsweringProps) {
  const { body } = opened.document
  if (body.kind === 'feedback-request') return <FeedbackAnswerView opened={opened} body={body} signing={signing} onSave={onSign} />
  return <AnswerView document={opened.document} signing={signing} onSign={onSign} />
}

/** A new view begins at its heading, for eyes and for screen readers. */
function useFocusOnChange(view: string): void {
  const first = useRef(true)
  useEffect(() => {
    const heading = document.querySelector<HTMLElement>(`[data-heading="${view}"]`)
    if (!first.current || view === 'text') heading?.focus({ preventScroll: true })
    const target = view === 'text' ? document.getElementById(location.hash.slice(1)) : null
    if (target) target.scrollIntoView()
    else if (!first.current) scrollTo(0, 0)
    first.current = false
  }, [view])
}
