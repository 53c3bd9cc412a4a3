import { readdir, readFile, readlink } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { BrowserContext } from '@playwright/test'

/** What Chromium is told so that no name but the loopback address resolves: a request that slips through fails and is recorded. */
export const onlyLoopback = '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'

/** For `execArgv`: a Node started with it writes one line to stderr for every connection or look-up that leaves the machine. */
export const watchNode = ['--import', resolve(import.meta.dirname, 'network-hooks.ts')]

/** What those lines begin with. */
export const LEAVING = 'leaves the machine:'

const INSIDE = /^(127\.0\.0\.1|\[?::1\]?)$/

/** Every request of a browser that was not for this machine, as it happens. */
export function watchBrowser(context: BrowserContext): readonly string[] {
  const outside: string[] = []
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (['file:', 'data:', 'blob:', 'about:', 'chrome-error:'].includes(url.protocol)) return
    if (!INSIDE.test(url.hostname)) outside.push(`${request.method()} ${url.origin}`)
  })
  return outside
}

/** The address of a line of `/proc/net`, which is hexadecimal and in the order of the machine. */
function isLoopback(hex: string): boolean {
  if (hex.length === 8) return hex.endsWith('7F') || hex === '00000000'
  return hex === '00000000000000000000000001000000' || /^0{32}$/.test(hex) || /^0{16}FFFF0000[0-9A-F]{6}7F$/.test(hex)
}

/** Connections of the processes given that lead off this machine, as the kernel lists them at this moment. Linux only. */
export async function outsideConnections(pids: readonly number[]): Promise<string[]> {
  const found: string[] = []
  for (const pid of pids) {
    const inodes = await socketsOf(pid)
    for (const table of ['tcp', 'tcp6', 'udp', 'udp6']) {
      const text = await readFile(`/proc/${pid}/net/${table}`, 'utf8').catch(() => '')
      for (const line of text.split('\n').slice(1)) {
        const [, , remote = '', , , , , , , inode = ''] = line.trim().split(/\s+/)
        const address = remote.split(':')[0] ?? ''
        if (inodes.has(inode) && address !== '' && !isLoopback(address)) found.push(`${pid} ${table} ${remote}`)
      }
    }
  }
  return found
}

/** How long a connection may last unseen by the kernel's tables; the hooks of `watchNode` see the shorter ones. */
const SAMPLE_MS = 50

export interface Watch {
  /** Every connection off this machine that was seen since the watch began. */
  strangers(): Promise<readonly string[]>
  stop(): void
}

/** Looks at the kernel's tables again and again, for these processes and everything they started. */
export function startWatching(pids: readonly number[]): Watch {
  const seen = new Set<string>()
  let looking: Promise<void> | null = null
  async function look(): Promise<void> {
    for (const line of await outsideConnections(await withChildren(pids))) seen.add(line)
    looking = null
  }
  const lookOnce = () => (looking ??= look())
  const timer = setInterval(lookOnce, SAMPLE_MS).unref()
  return {
    async strangers() {
      await looking
      await lookOnce()
      return [...seen]
    },
    stop: () => clearInterval(timer),
  }
}

async function withChildren(pids: readonly number[]): Promise<number[]> {
  const found = [...pids]
  for (let at = 0; at < found.length; at++) {
    const threads = await readdir(`/proc/${found[at]}/task`).catch(() => [])
    const lists = await Promise.all(threads.map((id) => readFile(`/proc/${found[at]}/task/${id}/children`, 'utf8').catch(() => '')))
    found.push(...lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number)))
  }
  return found
}

async function socketsOf(pid: number): Promise<ReadonlySet<string>> {
  const names = await readdir(`/proc/${pid}/fd`).catch(() => [])
  const links = await Promise.all(names.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => '')))
  return new Set(links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []))
}
