/** Preloaded into a Node under test: says so on stderr when a connection or a look-up would leave the machine, and refuses it. */
import dgram from 'node:dgram'
import dns from 'node:dns'
import net from 'node:net'

const INSIDE = /^(localhost|127\.0\.0\.1|::1|)$/

function leaving(where: string): Error {
  process.stderr.write(`leaves the machine: ${where}\n`)
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

const lookup = dns.lookup as (...args: unknown[]) => void
dns.lookup = ((name: string, ...rest: unknown[]) => {
  if (INSIDE.test(name)) return lookup(name, ...rest)
  const error = leaving(`look up ${name}`)
  const done = rest.at(-1)
  if (typeof done === 'function') process.nextTick(() => done(error))
}) as typeof dns.lookup

dgram.Socket.prototype.send = (() => {
  throw leaving('datagram')
}) as typeof dgram.Socket.prototype.send
