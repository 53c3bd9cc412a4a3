/** What a log line may carry: a code of ours, and counts or further codes. Never a name, a text or a path. */
export type LogFields = Readonly<Record<string, string | number | boolean>>
export type Log = (event: string, fields?: LogFields) => void

const CODE = /^[A-Za-z][A-Za-z0-9_.:/-]{0,80}$/

/** Writes one line per event. A text that is not shaped like a code is dropped rather than trusted. */
export function createLog(write: (line: string) => void, now: () => number = Date.now): Log {
  return (event, fields = {}) => {
    const kept = Object.entries(fields).map(([key, value]) => `${key}=${typeof value === 'string' && !CODE.test(value) ? '-' : value}`)
    write(`${new Date(now()).toISOString()} ${[CODE.test(event) ? event : '-', ...kept].join(' ')}\n`)
  }
}
