export interface IdleClockOptions {
  readonly limitMs: () => number
  /** Milliseconds that only go forward, whatever is done to the wall clock. */
  readonly monotonic: () => number
  readonly wall: () => number
  /** With every look at the clocks, until the end. */
  readonly onTick?: () => Promise<void>
  readonly onIdle: (reason: 'idle' | 'suspended') => void
}

export interface IdleClock {
  touch(): void
  /** Looks at the clocks; called by a timer, and by tests. */
  check(): void
  stop(): void
}

const TICK_MS = 10_000
/** More wall time than monotonic time went by: the machine slept. */
const SLEPT_MS = 60_000

/** Says once when nobody has touched anything for the limit, or when the machine has slept. */
export function startIdleClock(options: IdleClockOptions): IdleClock {
  let touched = options.monotonic()
  let seen = { monotonic: touched, wall: options.wall() }
  let done = false
  let ticking = false
  const timer = setInterval(check, TICK_MS)
  timer.unref()

  function stop(): void {
    done = true
    clearInterval(timer)
  }
  function end(reason: 'idle' | 'suspended'): void {
    stop()
    options.onIdle(reason)
  }
  function check(): void {
    if (done) return
    const current = { monotonic: options.monotonic(), wall: options.wall() }
    const slept = current.wall - seen.wall - (current.monotonic - seen.monotonic) > SLEPT_MS
    seen = current
    if (slept) end('suspended')
    else if (current.monotonic - touched >= options.limitMs()) end('idle')
    else if (!ticking && options.onTick) {
      ticking = true
      // What the tick looks after is tried again with the next one.
      options
        .onTick()
        .catch(() => {})
        .finally(() => {
          ticking = false
        })
    }
  }
  return {
    touch() {
      check()
      touched = options.monotonic()
    },
    check,
    stop,
  }
}
