import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20' fill='none' stroke='%235D7E46' stroke-width='1.5'%3E%3Ccircle cx='10' cy='10' r='8.5'/%3E%3Ccircle cx='10' cy='10' r='5.5'/%3E%3Ccircle cx='10' cy='10' r='2.5'/%3E%3C/svg%3E"

/** Two pages side by side, each under 600 kB gzip: nothing is fetched, so everything is in the page. */
export default defineConfig({
  root: fileURLToPath(new URL('src/reader', import.meta.url)),
  base: './',
  plugins: [react(), onePage()],
  worker: { format: 'iife' },
  build: {
    outDir: fileURLToPath(new URL('out/reader', import.meta.url)),
    emptyOutDir: false,
    target: ['chrome115', 'firefox115', 'safari16.4'],
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: { output: { format: 'iife' } },
  },
})

/** Puts script and style into the page, and a policy that allows exactly those two by their hashes. */
function onePage(): Plugin {
  return {
    name: 'reader-one-page',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const files = Object.values(bundle)
      const scripts = files.filter((file) => file.type === 'chunk')
      const styles = files.filter((file) => file.type === 'asset' && file.fileName.endsWith('.css'))
      const page = files.find((file) => file.type === 'asset' && file.fileName.endsWith('.html'))
      if (scripts.length !== 1 || styles.length !== 1 || page?.type !== 'asset') {
        this.error(`expected one script, one style and one page, got ${files.map((file) => file.fileName).join(', ')}`)
      }
      const script = scriptText(scripts[0]?.type === 'chunk' ? scripts[0].code : '')
      const style = styleText(styles[0]?.type === 'asset' ? String(styles[0].source) : '')
      const html = assemble(String(page.source), script, style)
      for (const file of files) delete bundle[file.fileName]
      this.emitFile({ type: 'asset', fileName: 'reader.html', source: html })
    },
  }
}

function assemble(page: string, script: string, style: string): string {
  const bare = page
    .replace(/<script[^>]+src="[^"]+"[^>]*><\/script>/g, '')
    .replace(/<link[^>]+rel="stylesheet"[^>]*>/g, '')
    .replace(/\n\s*\n/g, '\n')
  const head = `<meta http-equiv="Content-Security-Policy" content="${policy(script, style)}" />\n    <link rel="icon" href="${ICON}" />`
  // Functions, because the code contains `$&` and its like.
  return bare
    .replace('<meta charset="utf-8" />', (charset) => `${charset}\n    ${head}`)
    .replace('</head>', () => `<style>${style}</style>\n  </head>`)
    .replace('</body>', () => `<script>${script}</script>\n  </body>`)
}

function policy(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src '${hash(script)}'`,
    `style-src '${hash(style)}'`,
    'worker-src blob:',
    'img-src data:',
    'font-src data:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

/** Inside a script element, `</script` and `<!--` would end or change it; escaped they mean the same in strings and patterns. */
function scriptText(code: string): string {
  return code
    .replaceAll(/<\/(script)/gi, '<\\/$1')
    .replaceAll('<!--', '<\\!--')
    .trim()
}

function styleText(code: string): string {
  return code.replaceAll(/<\/(style)/gi, '<\\/$1').trim()
}
