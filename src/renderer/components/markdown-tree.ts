import { type Options, parse, postprocess, preprocess } from 'micromark'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'

/** A piece of rendered Markdown. There is no kind for HTML or images: neither can come out of a text. */
export type MarkNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string; readonly block: boolean }
  | { readonly kind: 'break' | 'rule' }
  | { readonly kind: Branch; readonly children: readonly MarkNode[] }
  | { readonly kind: 'link'; readonly href: string | null; readonly children: readonly MarkNode[] }

type Branch = 'paragraph' | 'heading' | 'quote' | 'bullets' | 'numbers' | 'item' | 'strong' | 'emphasis' | 'strike'

const OPTIONS: Options = {
  extensions: [
    gfmStrikethrough(),
    {
      disable: { null: ['htmlFlow', 'htmlText', 'characterReference', 'definition', 'labelStartImage', 'setextUnderline', 'codeIndented'] },
    },
  ],
}

const BRANCHES: Readonly<Record<string, Branch | 'link'>> = {
  paragraph: 'paragraph',
  atxHeading: 'heading',
  blockQuote: 'quote',
  listUnordered: 'bullets',
  listOrdered: 'numbers',
  strong: 'strong',
  emphasis: 'emphasis',
  strikethrough: 'strike',
  link: 'link',
  autolink: 'link',
}
const INLINE: readonly string[] = ['paragraph', 'heading', 'strong', 'emphasis', 'strike', 'link']

interface Frame {
  readonly kind: Branch | 'link' | 'root' | 'code'
  readonly children: MarkNode[]
  readonly block: boolean
  text: string
  href: string | null
}

function frame(kind: Frame['kind'], block = false): Frame {
  return { kind, children: [], block, text: '', href: null }
}

/** Links that leave the app go to the web or to mail, nowhere else. */
function safeHref(href: string): string | null {
  return /^(https?:\/\/|mailto:)/i.test(href) ? href : null
}

function close(done: Frame): MarkNode | null {
  if (done.kind === 'root') return null
  if (done.kind === 'code') return { kind: 'code', text: done.text, block: done.block }
  if (done.kind === 'link') return { kind: 'link', href: done.href === null ? null : safeHref(done.href), children: done.children }
  return { kind: done.kind, children: done.children }
}

class TreeBuilder {
  readonly #root = frame('root')
  readonly #stack: Frame[] = [this.#root]

  get tree(): readonly MarkNode[] {
    return this.#root.children
  }

  get top(): Frame {
    return this.#stack.at(-1) ?? this.#root
  }

  push(next: Frame): void {
    this.#stack.push(next)
  }

  pop(): void {
    if (this.#stack.length === 1) return
    const done = this.#stack.pop()
    const node = done === undefined ? null : close(done)
    if (node !== null) this.top.children.push(node)
  }

  text(text: string): void {
    this.top.children.push({ kind: 'text', text })
  }

  enter(type: string): void {
    const branch = BRANCHES[type]
    if (branch !== undefined) this.push(frame(branch))
    else if (type === 'codeFenced') this.push(frame('code', true))
    else if (type === 'codeText') this.push(frame('code'))
    else if (type === 'listItemPrefix') {
      if (this.top.kind === 'item') this.pop()
      this.push(frame('item'))
    }
  }

  exit(type: string, slice: () => string): void {
    if (type === 'thematicBreak') this.top.children.push({ kind: 'rule' })
    else if (type === 'lineEnding') this.#lineEnding()
    else if (type === 'codeFlowValue' || type === 'codeTextData') this.top.text += slice()
    else if (type === 'resourceDestinationString') this.top.href = slice()
    else if (type === 'autolinkProtocol' || type === 'autolinkEmail') {
      this.top.href = type === 'autolinkEmail' ? `mailto:${slice()}` : slice()
      this.text(slice())
    } else if (type === 'data' || type === 'characterEscapeValue') this.text(slice())
    else this.#closeBranch(type)
  }

  #lineEnding(): void {
    if (this.top.kind === 'code') this.top.text += this.top.text === '' ? '' : '\n'
    else if (INLINE.includes(this.top.kind)) this.top.children.push({ kind: 'break' })
  }

  #closeBranch(type: string): void {
    if (type === 'listOrdered' || type === 'listUnordered') {
      if (this.top.kind === 'item') this.pop()
      this.pop()
    } else if (BRANCHES[type] !== undefined || type === 'codeFenced' || type === 'codeText') this.pop()
  }
}

const SKIPPED: readonly string[] = ['resource', 'codeFencedFence', 'linePrefix', 'definition']

/** Reads CommonMark into a tree that can hold nothing but text and a few ways to set it. */
export function markdownTree(text: string): readonly MarkNode[] {
  const events = postprocess(
    parse(OPTIONS)
      .document()
      .write(preprocess()(text, undefined, true)),
  )
  const builder = new TreeBuilder()
  let skipping = 0
  for (const [direction, token, context] of events) {
    if (SKIPPED.includes(token.type)) skipping += direction === 'enter' ? 1 : -1
    const kept = skipping === 0 || token.type === 'resourceDestinationString'
    if (!kept) continue
    if (direction === 'enter') builder.enter(token.type)
    else builder.exit(token.type, () => context.sliceSerialize(token))
  }
  return builder.tree
}
