import type { Certificate } from '../../shared/contract/vault-facts.ts'
import { localDate } from '../../shared/kernel/calendar.ts'
import { certificateLines, notPromised } from './certificate-lines.ts'

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign)
}

const STYLE = `@page{margin:20mm}body{max-width:170mm;margin:12mm auto;padding:0 6mm;font:15px/1.55 Georgia,serif;color:#000;background:#fff}
h1{font-size:24px;margin:0 0 18px}h2{font-size:16px;margin:26px 0 8px}dl{display:grid;grid-template-columns:38mm 1fr;gap:7px 14px;margin:0}
dt{font-weight:bold}dd{margin:0;overflow-wrap:anywhere}li{margin:3px 0}`

/** The certificate as one page that any browser shows and prints. Loads nothing and runs nothing. */
export function certificateFile(certificate: Certificate): File {
  const isDone = certificate.destroyedAt !== null
  const title = isDone ? 'Certificate of destruction' : 'Draft: certificate of destruction'
  const lines = certificateLines(certificate).map(([name, text]) => `<dt>${escaped(name)}</dt><dd>${escaped(text)}</dd>`)
  const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${title}</h1>
<dl>
${lines.join('\n')}
</dl>
<h2>Not promised</h2>
<ul>
${notPromised(certificate)
  .map((text) => `<li>${escaped(text)}</li>`)
  .join('\n')}
</ul>
</body>
</html>
`
  const day = localDate(certificate.destroyedAt ?? certificate.preparedAt)
  const name = `${isDone ? 'destroyed' : 'draft'}-${day}-${certificate.id.slice(0, 8)}.html`
  return new File([page], name, { type: 'text/html' })
}
