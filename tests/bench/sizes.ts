import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Figure } from './figures.ts'

const out = resolve(import.meta.dirname, '..', '..', 'out')

function gzipped(path: string): number {
  return gzipSync(readFileSync(path)).length / 1000
}

/** What the first screen loads before it can be seen: the page, the scripts and styles it names. Fonts are counted apart. */
export function sizeFigures(): Figure[] {
  const page = readFileSync(join(out, 'renderer', 'index.html'), 'utf8')
  const named = [...page.matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path ?? '')
  const chunks = new Set([...named, ...welcomeChunks()])
  const total = [...chunks].reduce((sum, path) => sum + gzipped(join(out, 'renderer', path)), 0)
  return [
    { name: 'renderer, first screen, gzip', figure: total, budget: 350, unit: 'kB' },
    { name: 'reader file, gzip', figure: gzipped(join(out, 'reader', 'reader.html')), budget: 600, unit: 'kB' },
  ]
}

/** The welcome screen is the first one and may be a chunk of its own. */
function welcomeChunks(): string[] {
  return readdirSync(join(out, 'renderer', 'assets'))
    .filter((name) => /^Welcome.*\.(js|css)$/.test(name))
    .map((name) => `assets/${name}`)
}
