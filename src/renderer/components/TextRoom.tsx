import { CircleAlert } from 'lucide-react'
import classes from './TextRoom.module.css'
import { roomWords, textRoom } from './text-room.ts'

interface TextRoomProps {
  readonly length: number
  readonly longest: number
  /** As far in as the letters of a field without a frame of its own. */
  readonly inset?: boolean
}

/** Under a text that is nearly or wholly too long to be saved. */
export function TextRoom({ length, longest, inset = false }: TextRoomProps) {
  const room = textRoom(length, longest)
  if (room.kind === 'enough') return null
  const place = inset ? classes.inset : ''
  if (room.kind === 'little') return <p className={`t-caption ${classes.little} ${place}`}>{roomWords(room)}</p>
  return (
    <p role="status" className={`t-caption ${classes.none} ${place}`}>
      <CircleAlert size={14} strokeWidth={1.75} aria-hidden="true" />
      {roomWords(room)}
    </p>
  )
}
