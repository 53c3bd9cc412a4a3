import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as english } from '@zxcvbn-ts/language-en'

/** Four steps, and what they mean against somebody who has a copy of the vault. */
export interface Strength {
  readonly level: 0 | 1 | 2 | 3 | 4
  readonly sentence: string
}

const SENTENCES = [
  'Guessed at once. Longer, or unusual words.',
  'Guessed within hours by somebody with a copy of the vault.',
  'Holds against a casual attempt. Longer is better.',
  'Holds for years.',
  'Holds for as long as anybody can say.',
] as const

const zxcvbn = new ZxcvbnFactory({ dictionary: { ...common, ...english }, graphs: adjacencyGraphs })

/** Advice on a passphrase; nothing is refused but its length. */
export function strengthOf(passphrase: string): Strength {
  const { score } = zxcvbn.check(passphrase.slice(0, 128))
  return { level: score, sentence: SENTENCES[score] }
}
