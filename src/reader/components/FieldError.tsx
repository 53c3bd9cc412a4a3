import { CircleAlert } from 'lucide-react'

interface FieldErrorProps {
  readonly id: string
  readonly text: string | null
}

/** Below a field, tied to it by id; empty when there is nothing to say. */
export function FieldError({ id, text }: FieldErrorProps) {
  return (
    <p className="field-error" id={id} hidden={text === null}>
      <CircleAlert size={14} strokeWidth={1.75} aria-hidden="true" />
      {text}
    </p>
  )
}
