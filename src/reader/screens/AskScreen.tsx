import { WifiOff } from 'lucide-react'
import { Rings } from '../../renderer/components/Rings.tsx'
import { FileDrop } from '../components/FileDrop.tsx'
import type { Refusal } from '../model/refusals.ts'

interface AskScreenProps {
  readonly onFile: (bytes: Uint8Array) => void
  readonly onRefused: (refusal: Refusal) => void
}

/** The page without a package: it reads any that is given to it. */
export function AskScreen({ onFile, onRefused }: AskScreenProps) {
  return (
    <main id="main" className="centre" tabIndex={-1}>
      <div className="narrow">
        <Rings size={108} total={6} grown={0} strokeWidth={1.75} />
        <h1 className="title">Open a package</h1>
        <p className="lead">A plan, a self-review or a review that was sent as a file. It opens with six words.</p>
        <FileDrop label="Choose a file" primary onFile={onFile} onRefused={onRefused} />
        <p className="fact">
          <WifiOff size={14} strokeWidth={1.75} aria-hidden="true" />
          Nothing is sent. The file stays where it is.
        </p>
      </div>
    </main>
  )
}
