import { WifiOff } from 'lucide-react'
import { Rings } from '../../renderer/components/Rings.tsx'

interface TopBarProps {
  /** The package's title once it is open. */
  readonly title: string | null
}

export function TopBar({ title }: TopBarProps) {
  return (
    <header className="topbar">
      <span className="topbar-name">
        <Rings size={24} total={4} strokeWidth={1.25} />
        <span className="topbar-title">{title ?? 'Perennial'}</span>
      </span>
      <span className="topbar-fact">
        <WifiOff size={14} strokeWidth={1.75} aria-hidden="true" />
        Opened on this device only
      </span>
    </header>
  )
}
