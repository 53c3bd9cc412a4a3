import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const root = import.meta.dirname
const from = (path: string) => resolve(root, path)

/**
 * What main asks node_modules for at run time: the native driver, and the PDF engine, which reads its own files. Said here and not
 * in a plugin, because Rolldown drops externals that plugins add; tests/contract/bundles.test.ts reads what was emitted.
 */
const mainExternals = ['electron', 'better-sqlite3', '@react-pdf/renderer', /^node:/]

const { version } = JSON.parse(readFileSync(from('package.json'), 'utf8')) as { version: string }

export default defineConfig({
  main: {
    define: { __APP_VERSION__: JSON.stringify(version) },
    // Its Node build declares a `require` of its own, and so does the bundle: a syntax error in the whole chunk.
    resolve: { alias: { fflate: from('node_modules/fflate/esm/browser.js') } },
    build: {
      externalizeDeps: false,
      target: 'node24',
      outDir: from('out/main'),
      emptyOutDir: true,
      rolldownOptions: {
        input: { index: from('src/main/index.ts'), browser: from('src/main/browser.ts'), worker: from('src/main/jobs/worker.ts') },
        external: mainExternals,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      target: 'node24',
      outDir: from('out/preload'),
      emptyOutDir: true,
      rolldownOptions: {
        input: { index: from('src/preload/index.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: from('src/renderer'),
    plugins: [react()],
    // Above 160 kB its zipping starts a worker from a blob, which the content security policy refuses without a word.
    resolve: { alias: [{ find: /^fflate$/, replacement: from('src/renderer/components/zip-in-place.ts') }] },
    build: {
      target: 'chrome140',
      outDir: from('out/renderer'),
      emptyOutDir: true,
      // The polyfill is an inline script, which the content security policy refuses and every supported browser can do without.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: { input: { index: from('src/renderer/index.html') } },
    },
  },
})
