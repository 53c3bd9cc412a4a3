import type { PhraseKind } from '../../shared/rules/library-content.ts'

export const phraseKindWords: Readonly<Record<PhraseKind, string>> = {
  strength: 'Strength',
  development: 'To develop',
  example: 'Example',
  'next-step': 'Next step',
  opening: 'Opening',
  other: 'Other',
}

export const phraseKinds: readonly { readonly value: PhraseKind; readonly label: string }[] = [
  { value: 'strength', label: phraseKindWords.strength },
  { value: 'development', label: phraseKindWords.development },
  { value: 'example', label: phraseKindWords.example },
  { value: 'next-step', label: phraseKindWords['next-step'] },
  { value: 'opening', label: phraseKindWords.opening },
  { value: 'other', label: phraseKindWords.other },
]
