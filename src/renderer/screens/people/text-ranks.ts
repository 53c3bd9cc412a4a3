const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** The place of every text among all, as a dictionary would have it. */
export type Ranks = ReadonlyMap<string, number>

/** Texts ordered, or pairs compared, in one step: well under a millisecond. */
const STEP = 256

/** Ranks different texts in steps, so that whoever asks can stop between two: comparing ten thousand by their language takes several frames. */
export function* rankSteps(texts: readonly string[]): Generator<void, Ranks> {
  let runs: string[][] = []
  for (let at = 0; at < texts.length; at += STEP) {
    runs.push(texts.slice(at, at + STEP).sort(collator.compare))
    yield
  }
  while (runs.length > 1) {
    const longer: string[][] = []
    for (let at = 0; at < runs.length; at += 2) longer.push(yield* mergeSteps(runs[at] ?? [], runs[at + 1] ?? []))
    runs = longer
  }
  return new Map((runs[0] ?? []).map((text, place) => [text, place]))
}

function* mergeSteps(left: readonly string[], right: readonly string[]): Generator<void, string[]> {
  const both: string[] = []
  let [fromLeft, fromRight] = [0, 0]
  for (;;) {
    const next = left[fromLeft]
    const other = right[fromRight]
    if (next === undefined || other === undefined) return [...both, ...left.slice(fromLeft), ...right.slice(fromRight)]
    if (collator.compare(next, other) <= 0) {
      both.push(next)
      fromLeft += 1
    } else {
      both.push(other)
      fromRight += 1
    }
    if (both.length % STEP === 0) yield
  }
}

/** All steps at once. */
export function ranksNow(steps: Generator<void, Ranks>): Ranks {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The steps whenever nothing else is to be done, and `done` once at the end. Gives the way to stop. */
export function ranksInIdle(steps: Generator<void, Ranks>, done: (ranks: Ranks) => void): () => void {
  let waiting = requestIdleCallback(go)
  function go(deadline: IdleDeadline) {
    do {
      const step = steps.next()
      if (step.done) {
        done(step.value)
        return
      }
    } while (deadline.timeRemaining() > 1)
    waiting = requestIdleCallback(go)
  }
  return () => cancelIdleCallback(waiting)
}
