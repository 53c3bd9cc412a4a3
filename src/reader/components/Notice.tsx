import { CircleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { type Refusal, refusalText } from '../model/refusals.ts'

interface NoticeProps {
  readonly refusal: Refusal
}

/** Three sentences in place: what happened, what it means, what to do. Takes the focus, so that it is heard. */
export function Notice({ refusal }: NoticeProps) {
  const { title, happened, means, todo } = refusalText(refusal)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.focus()
  }, [])
  return (
    <div className="notice notice-danger" role="alert" tabIndex={-1} ref={box}>
      <CircleAlert size={18} strokeWidth={1.75} aria-hidden="true" />
      <div>
        <strong>{title}</strong>
        <p>
          {happened} {means}
        </p>
        <p>{todo}</p>
      </div>
    </div>
  )
}
