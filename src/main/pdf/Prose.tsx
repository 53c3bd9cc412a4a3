import { Text, View } from '@react-pdf/renderer'
import type { ReactElement } from 'react'
import { type Block, blocksOf, type Run } from './markdown.ts'
import { styles } from './styles.ts'

interface ProseProps {
  readonly text: string
  /** Numbers of the evidence it rests on, set after its last word. */
  readonly references?: readonly number[]
}

/** Text somebody wrote: paragraphs, lists and quotes of it, and nothing that could be more than text. */
export function Prose({ text, references = [] }: ProseProps): ReactElement {
  const blocks = blocksOf(text)
  const shown: readonly Block[] = blocks.length === 0 && references.length > 0 ? [{ kind: 'paragraph', mark: '', runs: [] }] : blocks
  return (
    <>
      {shown.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
        <ProseBlock key={index} block={block} references={index === shown.length - 1 ? references : []} />
      ))}
    </>
  )
}

function ProseBlock({ block, references }: { readonly block: Block; readonly references: readonly number[] }): ReactElement {
  const words = (
    <>
      <Runs runs={block.runs} />
      {references.length > 0 && <Text style={styles.reference}>{references.join(', ')}</Text>}
    </>
  )
  if (block.kind !== 'item') return <Text style={block.kind === 'quote' ? [styles.prose, styles.quote] : styles.prose}>{words}</Text>
  return (
    <View style={styles.item}>
      <Text style={styles.bullet}>{block.mark}</Text>
      <Text style={styles.itemText}>{words}</Text>
    </View>
  )
}

export function Runs({ runs }: { readonly runs: readonly Run[] }): ReactElement {
  return (
    <>
      {runs.map((run, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
        <Text key={index} style={run.style === 'strong' ? styles.strong : run.style === 'emphasis' ? styles.emphasis : {}}>
          {run.text}
        </Text>
      ))}
    </>
  )
}
