import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const out = resolve(import.meta.dirname, '..', '..', 'out')

function filesIn(folder: string, ending: RegExp): string[] {
  const names = readdirSync(join(out, folder), { recursive: true, encoding: 'utf8' })
  return names.filter((name) => ending.test(name)).map((name) => join(out, folder, name))
}

/** What a bundle asks for when it runs, other than parts of itself. */
function asksFor(files: readonly string[]): string[] {
  const asked = new Set<string>()
  for (const file of files) {
    const code = readFileSync(file, 'utf8')
    const imports = code.matchAll(
      /^(?:import|export)\s[^'"]*?from\s*["']([^"'.][^"']*)["']|^import\s*["']([^"'.][^"']*)["']|\brequire\(["']([^"'.][^"']*)["']\)/gm,
    )
    for (const [, from, bare, required] of imports) asked.add(from ?? bare ?? required ?? '')
  }
  return [...asked].filter((name) => !name.startsWith('node:') && !builtinModules.includes(name)).sort()
}

describe('what was built', () => {
  it('asks of node_modules only the driver and the PDF engine', () => {
    const allowed = ['@react-pdf/renderer', 'better-sqlite3', 'electron']
    expect(asksFor(filesIn('main', /\.js$/)).filter((name) => !allowed.includes(name))).toEqual([])
    expect(asksFor(filesIn('main', /\.js$/))).toContain('better-sqlite3')
  })

  it('asks Electron of the desktop entry only, so that the browser shell runs without it', () => {
    const entry = readFileSync(join(out, 'main', 'browser.js'), 'utf8')
    expect(asksFor([join(out, 'main', 'index.js')])).toContain('electron')
    expect(asksFor(filesIn('main', /\.js$/).filter((file) => !file.endsWith('index.js')))).not.toContain('electron')
    expect(entry).not.toMatch(/from\s*["']electron["']/)
  })

  it('comes with the licence of everything inside it', () => {
    const text = readFileSync(join(out, 'THIRD-PARTY.txt'), 'utf8')
    for (const name of [
      'react',
      'better-sqlite3-multiple-ciphers',
      '@react-pdf/renderer',
      'pdfkit',
      'kysely',
      'zod',
      'age-encryption',
      '@noble/curves',
    ]) {
      expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+: \\S+$`, 'm'))
    }
    expect(text).toContain('Permission is hereby granted')
    expect(text).toContain('SIL OPEN FONT LICENSE')
    expect(text).toContain('O*NET® is a trademark of USDOL/ETA')
    expect(readFileSync(join(out, 'reader', 'reader.html'), 'utf8')).toMatch(
      /^<!doctype html>\n<!-- [^>]*age-encryption \(BSD-3-Clause\)[^>]* -->\n/,
    )
  })

  it('has a preload that a sandbox can run: one file, CommonJS, nothing but Electron', () => {
    const files = filesIn('preload', /./)
    expect(files).toEqual([join(out, 'preload', 'index.cjs')])
    expect(asksFor(files)).toEqual(['electron'])
    expect(readFileSync(files[0] ?? '', 'utf8')).not.toMatch(/^(import|export)\s/m)
  })

  it('has a page without inline scripts, styles or handlers', () => {
    const html = readFileSync(join(out, 'renderer', 'index.html'), 'utf8')
    for (const [tag] of html.matchAll(/<script[^>]*>/g)) expect(tag).toMatch(/ src="/)
    expect(html).not.toMatch(/<style|\son[a-z]+=|style="|https?:\/\//)
  })

  it('loads nothing from elsewhere: no address of another host stands in a place that loads', () => {
    for (const file of filesIn('renderer', /\.(js|css|html)$/)) {
      const code = readFileSync(file, 'utf8')
      expect(code.match(/(?:url\(|import\(|fetch\(|src=|href=)\s*["'`]?https?:\/\/[^"'`)\s]+/g) ?? [], file).toEqual([])
    }
  })
})
