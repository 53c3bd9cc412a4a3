import { CircleAlert } from 'lucide-react'
import classes from './TextRoom.module.css'
import { roomWords, textRoom } from './text-room.ts'

interface TextRoomProps {
  readonly length: number
  readonly longest: number
}

/** Under a text that is nearly or wholly too long to be saved. */
export function TextRoom({ length, longest }: TextRoomProps) {
  const room = textRoom(length, longest)
  if (room.kind === 'enough') return null
  if (room.kind === 'little') return <p className={`t-caption ${classes.little}`}>{roomWords(room)}</p>
  return (
    <p role="status" className={`t-caption ${classes.none}`}>
      <CircleAlert size={14} strokeWidth={1.75} aria-hidden="true" />
      {roomWords(room)}
    </p>
  )
}
