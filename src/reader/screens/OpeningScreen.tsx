import { Rings } from '../../renderer/components/Rings.tsx'

const RINGS = 11

interface OpeningScreenProps {
  /** 0 to 1, of the derivation. */
  readonly share: number
  readonly onCancel: () => void
}

export function OpeningScreen({ share, onCancel }: OpeningScreenProps) {
  const percent = Math.min(100, Math.round(share * 100))
  return (
    <main id="main" className="centre" tabIndex={-1}>
      <div className="narrow">
        <Rings size={108} total={RINGS} grown={Math.round(share * RINGS)} strokeWidth={1.75} />
        <h1 className="title">Opening</h1>
        <p className="lead">The words are turned into the key. This takes about two seconds, on purpose: it makes guessing slow.</p>
        <div
          className="progress"
          role="progressbar"
          aria-label="Making the key"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={percent}
        >
          <div className="progress-done" style={{ width: `${percent}%` }} />
        </div>
        <div className="progress-words" aria-hidden="true">
          <span>{percent < 100 ? 'Making the key' : 'Reading the file'}</span>
          <span>{percent} %</span>
        </div>
        <button type="button" className="button button-plain opening-cancel" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </main>
  )
}
