import { PackageDocument } from '../../src/shared/rules/package-document.ts'

/** Each attempt sets its own mark on `globalThis` if it ever runs. */
const attempts: readonly ((mark: string) => string)[] = [
  (mark) => `<script>globalThis.${mark}=1</script>`,
  (mark) => `<img src=x onerror="globalThis.${mark}=1">`,
  (mark) => `<svg onload="globalThis.${mark}=1"><a xlink:href="javascript:globalThis.${mark}=1"><text>x</text></a></svg>`,
  (mark) => `<iframe srcdoc="<script>parent.${mark}=1</script>"></iframe>`,
  (mark) => `[click](javascript:globalThis.${mark}=1)`,
  (mark) => `[click](JaVaScRiPt:globalThis.${mark}=1)`,
  (mark) => `[click](data:text/html,<script>parent.${mark}=1</script>)`,
  (mark) => `[click](vbscript:${mark})`,
  (mark) => `![x](https://example.invalid/${mark}.png)`,
  (mark) => `![x](x" onerror="globalThis.${mark}=1)`,
  (mark) => `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=globalThis.${mark}=1&gt;">`,
  (mark) => `<noscript><p title="</noscript><img src=x onerror=globalThis.${mark}=1>">`,
  (mark) => `<form id=root><input name=textContent onfocus="globalThis.${mark}=1" autofocus></form>`,
  (mark) => `<base href="https://example.invalid/"><link rel=stylesheet href=${mark}.css>`,
  (mark) => `<style>@import "https://example.invalid/${mark}.css"; * { background: url(https://example.invalid/${mark}) }</style>`,
  (mark) => `<details open ontoggle="globalThis.${mark}=1"><summary>x</summary></details>`,
  (mark) => `<video autoplay onplay="globalThis.${mark}=1"><source src=x onerror="globalThis.${mark}=1"></video>`,
  (mark) => `<object data="javascript:globalThis.${mark}=1"></object><embed src="javascript:globalThis.${mark}=1">`,
  (mark) => `"><body onpageshow="globalThis.${mark}=1"><meta http-equiv=refresh content="0;url=https://example.invalid/${mark}">`,
  (mark) => `</script><script>globalThis.${mark}=1</script><!--`,
  (mark) => `\`\`\`mermaid\ngraph TD; A[<img src=x onerror=globalThis.${mark}=1>]\n\`\`\``,
  (mark) => `<https://example.invalid/${mark}> <javascript:globalThis.${mark}=1>`,
  (mark) => `[x]: javascript:globalThis.${mark}=1\n\n[x][x] [x]`,
  (mark) =>
    `**<b onmouseover="globalThis.${mark}=1">bold</b>** _<i style="position:fixed;inset:0" onpointermove="globalThis.${mark}=1">x</i>_`,
  (mark) => `\u202E<img src=x onerror=globalThis.${mark}=1>\u202C\u0000`,
  (mark) => `{{constructor.constructor('globalThis.${mark}=1')()}} \${globalThis.${mark}=1}`,
]

export const hostileMarks = attempts.map((_, at) => `ran${at}`)

/** Every attempt in one text. */
export const hostileText = attempts.map((attempt, at) => attempt(`ran${at}`)).join('\n\n')

/** One attempt after the other, for what takes a line. */
export function hostileLines(): (longest?: number) => string {
  let turn = 0
  return (longest = 300) => {
    for (let tried = 0; tried < attempts.length; tried += 1) {
      const at = turn++ % attempts.length
      const line = attempts[at]?.(`ran${at}`).replaceAll(/\s*\n\s*/g, ' ') ?? ''
      if (line.length <= longest) return line
    }
    return `<b onclick=ran0>${turn}`.slice(0, longest)
  }
}

const PLAN_TEXTS = ['seen', 'standard', 'goal', 'measure', 'promise', 'looksAt', 'note', 'success', 'extension', 'ending']
/** What only a day, an id or a code can be; the second line is of an improvement plan, the third of a feedback request. */
const keep = new Set([
  ...['packageId', 'workspaceId', 'replyTo', 'id', 'kind', 'dueOn', 'observedOn', 'startsOn', 'endsOn'],
  ...['planId', 'happenedOn', 'onDay', 'heldOn', 'standing', 'signing'],
  ...['direction', 'readers', 'shape', 'answerBy'],
])

/** Every text of the document becomes every attempt at once; lines get them within their length. */
export function hostileDocument(document: PackageDocument): PackageDocument {
  const whole = new Set(['comment', 'intro', 'summary', 'nextSteps', 'outcome', 'text', 'detail', ...PLAN_TEXTS])
  // The text of a question is one line.
  if (document.body.kind === 'feedback-request') whole.delete('text')
  let turn = 0
  const line = () => {
    const at = turn++ % attempts.length
    return attempts[at]?.(`ran${at}`) ?? ''
  }
  const spoil = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => spoil(item, key))
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, spoil(part, name)]))
    }
    if (typeof value !== 'string' || keep.has(key)) return value
    if (whole.has(key)) return hostileText
    if (key === 'label') return line().slice(0, 60)
    return key === 'key' ? `${value} ${line()}`.slice(0, 900) : line()
  }
  return PackageDocument.parse(spoil(document, ''))
}
