import { type AnyExtension, type Extensions, Mark, markInputRule, mergeAttributes, Node, textblockTypeInputRule } from '@tiptap/core'
import { Link } from '@tiptap/extension-link'
import { Mention } from '@tiptap/extension-mention'
import { Placeholder } from '@tiptap/extension-placeholder'
import type { Node as ProseNode } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { StarterKit } from '@tiptap/starter-kit'
import type { SuggestionOptions } from '@tiptap/suggestion'

/** Unlike the one of the starter kit it may be bold or part of a link, as code in Markdown. */
const Code = Mark.create({
  name: 'code',
  code: true,
  exitable: true,
  excludes: '',
  parseHTML: () => [{ tag: 'code' }],
  renderHTML: ({ HTMLAttributes }) => ['code', HTMLAttributes, 0],
  addInputRules() {
    return [markInputRule({ find: /(?:^|[^`])(`([^`]+)`)$/, type: this.type })]
  },
})

const LEVELS = [1, 2, 3, 4, 5, 6]

/** One look for every level: the headings of a note are not those of the page it stands on. */
const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ level: { default: 3, rendered: false } }),
  parseHTML: () => LEVELS.map((level) => ({ tag: `h${level}`, attrs: { level } })),
  renderHTML: () => ['h4', 0],
  addInputRules() {
    return [
      textblockTypeInputRule({ find: /^(#{1,6})\s$/, type: this.type, getAttributes: ([, marks]) => ({ level: marks?.length ?? 3 }) }),
    ]
  },
})

const PERSON_ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** A person in the text, by id: the name can change, who is meant cannot. */
const Person = Mention.extend({
  addAttributes: () => ({ id: { default: null, rendered: false }, label: { default: '', rendered: false } }),
  parseHTML: () => [
    {
      tag: 'span[data-person]',
      getAttrs: (element) => {
        const id = element.getAttribute('data-person') ?? ''
        return PERSON_ID.test(id) ? { id, label: element.textContent } : false
      },
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    mergeAttributes(HTMLAttributes, { 'data-person': node.attrs.id }),
    String(node.attrs.label),
  ],
  renderText: ({ node }) => String(node.attrs.label),
  // As of any other letter: gone.
  addKeyboardShortcuts: () => ({}),
})

const OPENS = /^(?:https?:\/\/|mailto:)/i

export type Suggestions = Omit<SuggestionOptions, 'editor'>[]

export interface Asking {
  /** Shown while the text is empty. */
  readonly placeholder: string
  /** By heading: what an empty part below it asks for. */
  readonly prompts: Readonly<Record<string, string>>
}

/**
 * The words in what is empty. The library would ask for them while the editor still holds the text before the change: emptied, a text
 * stood without its words, and a block further down than the old text was long is no place in it.
 */
function prompting(asking: Asking): AnyExtension {
  return Placeholder.extend({
    addProseMirrorPlugins: () => [new Plugin({ props: { decorations: ({ doc }) => DecorationSet.create(doc, promptsIn(doc, asking)) } })],
  })
}

/** The placeholder of a text that is empty, or under each heading what its empty part asks for. */
export function promptsIn(doc: ProseNode, { placeholder, prompts }: Asking): Decoration[] {
  const found: Decoration[] = []
  const isEmpty = doc.childCount === 1 && doc.firstChild?.isTextblock === true && doc.firstChild.content.size === 0
  doc.forEach((node, at, index) => {
    if (!node.isTextblock || node.content.size > 0) return
    const before = index === 0 ? null : doc.child(index - 1)
    const isPart = node.type.name === 'paragraph' && before?.type.name === 'heading'
    const words = isEmpty ? placeholder : isPart ? (prompts[before.textContent] ?? '') : ''
    if (words !== '') found.push(Decoration.node(at, at + node.nodeSize, { class: 'is-empty', 'data-placeholder': words }))
  })
  return found
}

/** What the app's Markdown knows, and nothing else: what is no node here cannot be typed, pasted or loaded. */
export function markdownExtensions(
  { placeholder, prompts }: Asking = { placeholder: '', prompts: {} },
  suggestions: Suggestions = [],
): Extensions {
  return [
    StarterKit.configure({
      code: false,
      heading: false,
      link: false,
      underline: false,
      dropcursor: false,
      gapcursor: false,
      trailingNode: false,
    }),
    Link.configure({
      openOnClick: false,
      isAllowedUri: (url) => OPENS.test(url),
      shouldAutoLink: (url) => OPENS.test(url),
      HTMLAttributes: { target: null, rel: 'noopener noreferrer nofollow', class: null },
    }),
    Code,
    Heading,
    Person.configure({ suggestions }),
    prompting({ placeholder, prompts }),
  ]
}
