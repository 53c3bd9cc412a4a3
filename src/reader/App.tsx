import { type Dispatch, useCallback, useEffect, useReducer, useRef } from 'react'
import { TopBar } from './components/TopBar.tsx'
import type { Carried } from './model/carried.ts'
import type { Refusal } from './model/refusals.ts'
import { type Stage, type StageEvent, stageAfter, startingStage } from './model/stage.ts'
import { AskScreen } from './screens/AskScreen.tsx'
import { OpeningScreen } from './screens/OpeningScreen.tsx'
import { ReadingScreen } from './screens/ReadingScreen.tsx'
import { RefusedScreen } from './screens/RefusedScreen.tsx'
import { WordsScreen } from './screens/WordsScreen.tsx'
import { type Job, runInWorker } from './worker/client.ts'

interface AppProps {
  readonly carried: Carried
}

/** From a file to words, from words to text: one stage at a time. */
export function App({ carried }: AppProps) {
  const [stage, dispatch] = useReducer(stageAfter, carried, startingStage)
  useJudging(stage, dispatch)
  const { open, cancel } = useOpening(dispatch)
  const title = stage.kind === 'reading' ? stage.opened.document.title : null

  useEffect(() => {
    document.title = title ?? 'Perennial'
  }, [title])

  return (
    <>
      <button type="button" className="skip" onClick={skipToMain}>
        Skip to the content
      </button>
      <TopBar title={title} />
      <StageScreen stage={stage} dispatch={dispatch} open={open} cancel={cancel} />
    </>
  )
}

/** Not by address: the address says which view is shown. */
function skipToMain(): void {
  document.getElementById('main')?.focus()
}

interface StageScreenProps {
  readonly stage: Stage
  readonly dispatch: Dispatch<StageEvent>
  readonly open: (file: Uint8Array, words: readonly string[]) => void
  readonly cancel: () => void
}

function StageScreen({ stage, dispatch, open, cancel }: StageScreenProps) {
  const choose = (file: Uint8Array) => dispatch({ kind: 'chosen', file })
  const refuse = (refusal: Refusal) => dispatch({ kind: 'refused', refusal })
  switch (stage.kind) {
    case 'ask':
      return <AskScreen onFile={choose} onRefused={refuse} />
    case 'judging':
      return <main id="main" className="centre" tabIndex={-1} aria-busy="true" />
    case 'words':
      return <WordsScreen words={stage.words} refusal={stage.refusal} onOpen={(words) => open(stage.file, words)} />
    case 'opening':
      return <OpeningScreen share={stage.share} onCancel={cancel} />
    case 'refused':
      return (
        <RefusedScreen
          refusal={stage.refusal}
          onFile={choose}
          onRefused={refuse}
          onBack={stage.file ? () => dispatch({ kind: 'back' }) : null}
        />
      )
    case 'reading':
      return <ReadingScreen opened={stage.opened} />
  }
}

/** The header is judged as soon as there is a file, before anything is asked for. */
function useJudging(stage: Stage, dispatch: Dispatch<StageEvent>): void {
  const file = stage.kind === 'judging' ? stage.file : null
  useEffect(() => {
    if (!file) return
    const job = runInWorker({ kind: 'judge', file })
    void job.answer.then((answer) => {
      if (answer.kind === 'judged') dispatch({ kind: 'judged', file: answer.file })
      else if (answer.kind === 'refused') dispatch({ kind: 'refused', refusal: answer.refusal })
    })
    return job.cancel
  }, [file, dispatch])
}

function useOpening(dispatch: Dispatch<StageEvent>) {
  const job = useRef<Job | null>(null)
  const open = useCallback(
    (file: Uint8Array, words: readonly string[]) => {
      dispatch({ kind: 'open', words })
      job.current = runInWorker({ kind: 'open', file, words }, (share) => dispatch({ kind: 'progress', share }))
      void job.current.answer.then((answer) => {
        if (answer.kind === 'opened') dispatch({ kind: 'opened', opened: answer.opened })
        else if (answer.kind === 'refused') dispatch({ kind: 'refused', refusal: answer.refusal })
      })
    },
    [dispatch],
  )
  const cancel = useCallback(() => {
    job.current?.cancel()
    dispatch({ kind: 'back' })
  }, [dispatch])
  return { open, cancel }
}
