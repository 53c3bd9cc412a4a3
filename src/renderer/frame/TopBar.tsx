import { ActionIcon, Tooltip } from '@mantine/core'
import { Lock, Search } from 'lucide-react'
import type { VaultSummary } from '../../shared/contract/vault-facts.ts'
import { KeyCap, keyName } from '../components/KeyCap.tsx'
import { lockVault } from '../rpc/locking.ts'
import type { ContractOutputs } from '../rpc/outputs.ts'
import { Phases } from './Phases.tsx'
import { openSurface } from './surface.ts'
import classes from './TopBar.module.css'
import { VaultMenu } from './VaultMenu.tsx'

interface TopBarProps {
  readonly vault: VaultSummary
  readonly vaults: readonly VaultSummary[]
  readonly frame: ContractOutputs['workspace']['frame'] | undefined
}

/** Which vault, when in the cycle, search, lock. */
export function TopBar({ vault, vaults, frame }: TopBarProps) {
  return (
    <header className={`${classes.bar} no-print`} data-region="bar">
      <div className={classes.vault}>
        <VaultMenu vault={vault} vaults={vaults} />
      </div>
      <div className={classes.phases}>{frame !== undefined && <Phases today={frame.today} />}</div>
      <button type="button" className={classes.search} onClick={() => openSurface({ kind: 'search', text: '' })}>
        <Search size={16} aria-hidden="true" />
        <span className={classes.word}>Search</span> <KeyCap keys="Ctrl K" />
      </button>
      <Tooltip label={`Lock (${keyName('Ctrl Shift L')})`}>
        <ActionIcon variant="subtle" color="gray" size={32} aria-label="Lock the vault" onClick={() => void lockVault()}>
          <Lock size={16} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
    </header>
  )
}
