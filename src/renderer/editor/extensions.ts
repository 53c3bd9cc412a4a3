import { type Extensions, Mark, markInputRule, mergeAttributes, Node, textblockTypeInputRule } from '@tiptap/core'
import { Link } from '@tiptap/extension-link'
import { Mention } from '@tiptap/extension-mention'
import { Placeholder } from '@tiptap/extension-placeholder'
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
    Placeholder.configure({
      showOnlyCurrent: false,
      placeholder: ({ editor, pos, node }) => {
        if (editor.isEmpty) return placeholder
        const before = editor.state.doc.resolve(pos).nodeBefore
        return node.type.name === 'paragraph' && before?.type.name === 'heading' ? (prompts[before.textContent] ?? '') : ''
      },
    }),
  ]
}
