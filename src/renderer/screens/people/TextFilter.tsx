import { TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'

interface TextFilterProps {
  readonly label: string
  readonly description: string
  readonly value: string
  readonly onType: (text: string) => void
  readonly onDone: () => void
}

/**
 * A text that filters a long list. The letter is painted first and the list follows in the next frame: whoever types fast gets every
 * letter at once, and the list only for the last of them.
 */
export function TextFilter({ label, description, value, onType, onDone }: TextFilterProps) {
  const [text, setText] = useState(value)
  const latest = useRef({ text: value, said: value, onType })
  latest.current.onType = onType
  const frame = useRef<number | null>(null)
  const say = () => {
    if (frame.current === null) return
    cancelAnimationFrame(frame.current)
    frame.current = null
    latest.current.said = latest.current.text
    latest.current.onType(latest.current.text)
  }
  const type = (next: string) => {
    setText(next)
    latest.current.text = next
    // A task after the frame: in the frame itself the list would hold up the letter.
    frame.current ??= requestAnimationFrame(() => setTimeout(say))
  }
  // What was changed elsewhere, by a chip or by Back.
  useEffect(() => {
    if (value === latest.current.said) return
    latest.current.said = value
    latest.current.text = value
    setText(value)
  }, [value])
  const last = useRef(say)
  last.current = say
  useEffect(() => () => last.current(), [])
  return (
    <TextInput
      label={label}
      description={description}
      data-autofocus
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        say()
        onDone()
      }}
    />
  )
}
