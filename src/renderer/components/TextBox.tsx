import { Textarea, type TextareaProps } from '@mantine/core'
import type { Ref } from 'react'
import { TextRoom } from './TextRoom.tsx'

interface TextBoxProps extends Omit<TextareaProps, 'maxLength' | 'value' | 'inputContainer'> {
  readonly value: string
  /** What the contract takes. More can be typed and pasted, so that nothing is cut off unseen; it is said and not saved. */
  readonly longest: number
  readonly ref?: Ref<HTMLTextAreaElement>
}

/** A text of some length without Markdown. */
export function TextBox({ longest, error, ...props }: TextBoxProps) {
  const { length } = props.value
  return (
    <Textarea
      {...props}
      error={error || length > longest}
      inputContainer={(input) => (
        <>
          {input}
          <TextRoom length={length} longest={longest} />
        </>
      )}
    />
  )
}
