/** Preloaded into a Node under test, and into its worker threads: says on stderr when anything would leave the machine, and refuses it. */
import dgram from 'node:dgram'
import dns from 'node:dns'
import { writeSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

const INSIDE = /^(localhost|127\.0\.0\.1|::1|)$/

/** Written at once: what a worker hands to its parent's stream is lost when the worker ends. */
function leaving(where: string): Error {
  writeSync(2, `leaves the machine: ${where}\n`)
  return new Error(`refused: ${where}`)
}

/** The host a socket is told to connect to, in any of the forms that `connect` takes; null for a socket in the file system. */
function hostOf(args: readonly unknown[]): string | null {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args
  if (typeof first === 'object' && first !== null) {
    const options = first as { path?: string; host?: string }
    return options.path ? null : (options.host ?? '')
  }
  if (typeof first === 'string' && Number.isNaN(Number(first))) return null
  return typeof second === 'string' ? second : ''
}

const connect = net.Socket.prototype.connect as (...args: unknown[]) => net.Socket
net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
  const host = hostOf(args)
  if (host !== null && !INSIDE.test(host)) {
    const error = leaving(`connect ${host}`)
    process.nextTick(() => this.destroy(error))
    return this
  }
  return connect.apply(this, args)
} as typeof net.Socket.prototype.connect

type Ask = (name: string, ...rest: unknown[]) => unknown

/** Puts a refusal in the place of each way to ask for a name; a loopback name may still be looked up. */
function refuseNames(asker: object, answer: (error: Error, rest: readonly unknown[]) => unknown): void {
  const ways = asker as Record<string, Ask>
  for (const way of Object.getOwnPropertyNames(asker).filter((name) => /^(lookup|lookupService|resolve\w*|reverse)$/.test(name))) {
    const ask = ways[way]
    if (typeof ask !== 'function') continue
    ways[way] = function (this: unknown, name: string, ...rest: unknown[]) {
      if (way === 'lookup' && INSIDE.test(name)) return ask.call(this, name, ...rest)
      return answer(leaving(`look up ${name}`), rest)
    }
  }
}

function callBack(error: Error, rest: readonly unknown[]): void {
  const done = rest.at(-1)
  if (typeof done === 'function') process.nextTick(() => done(error))
}

for (const asker of [dns, dns.Resolver.prototype]) refuseNames(asker, callBack)
for (const asker of [dns.promises, dns.promises.Resolver.prototype]) refuseNames(asker, (error) => Promise.reject(error))

const sendNothing = () => {
  throw leaving('datagram')
}
dgram.Socket.prototype.send = sendNothing as typeof dgram.Socket.prototype.send
dgram.Socket.prototype.connect = sendNothing as typeof dgram.Socket.prototype.connect

// Whoever imports by name gets the refusals too.
syncBuiltinESMExports()
