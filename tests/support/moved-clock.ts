/** Preloaded into a Node under test, and into its worker threads: its wall clock runs from the moment a file names. Nothing of it is in the app. */
import { readFileSync } from 'node:fs'

const path = process.env.MOVED_CLOCK
if (path === undefined) throw new Error('MOVED_CLOCK names no file')
const file = path
const RealDate = Date
const realNow = Date.now.bind(Date)

/** Read at every look, so that the clock is moved in every thread the moment the file is written. */
function now(): number {
  return realNow() + Number(readFileSync(file, 'utf8'))
}

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, self) => Reflect.construct(target, args.length === 0 ? [now()] : args, self) as Date,
  apply: () => new RealDate(now()).toString(),
  get: (target, name, self) => (name === 'now' ? now : Reflect.get(target, name, self)),
})
