import { useQueryClient } from '@tanstack/react-query'
import type { Certificate, VaultSummary } from '../../../shared/contract/vault-facts.ts'
import { RingsArt } from '../../components/Rings.tsx'
import { useOpening } from '../../frame/opening.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import type { ContractOutputs } from '../../rpc/outputs.ts'
import { AddVault } from './AddVault.tsx'
import { CreateVault } from './CreateVault.tsx'
import { Destroyed } from './Destroyed.tsx'
import { FailedPane } from './FailedPane.tsx'
import { FirstVault } from './FirstVault.tsx'
import { Recover } from './Recover.tsx'
import { RecoveryCode } from './RecoveryCode.tsx'
import { Restore } from './Restore.tsx'
import { Unfinished } from './Unfinished.tsx'
import { Unlock } from './Unlock.tsx'
import { VaultList } from './VaultList.tsx'
import classes from './welcome.module.css'
import { showPane, useWelcome, type WelcomePane } from './welcome-state.ts'

type Status = ContractOutputs['vaults']['status']

/** Vaults at the left; what is being done with one of them at the right. */
export function WelcomeScreen({ status }: { readonly status: Status }) {
  const { vaultId, pane } = useWelcome()
  const vault = status.vaults.find(({ id }) => id === vaultId) ?? status.vaults[0] ?? null
  return (
    <div className={classes.screen} style={{ borderTopColor: vault === null ? 'var(--primary-graphic)' : `var(--vault-${vault.colour})` }}>
      <VaultList
        status={status}
        chosen={certificateIn(status, pane) === null ? (vault?.id ?? null) : null}
        busy={pane.kind === 'code'}
        onDemo={useDemo()}
      />
      <main className={classes.right} id="main">
        <RingsArt />
        <div className={classes.pane}>
          <Pane pane={pane} vault={vault} status={status} />
        </div>
      </main>
    </div>
  )
}

/** A certificate comes before the first vault, until somebody chooses one. */
function certificateIn(status: Status, pane: WelcomePane): Certificate | null {
  return pane.kind === 'unlock' && !pane.chosen ? (status.certificates[0] ?? null) : null
}

interface PaneProps {
  readonly pane: WelcomePane
  readonly vault: VaultSummary | null
  readonly status: Status
}

function Pane({ pane, vault, status }: PaneProps) {
  const onOpened = useOpened()
  switch (pane.kind) {
    case 'create':
      return <CreateVault taken={status.vaults.map(({ colour }) => colour)} folder={status.folder} />
    case 'code':
      return <RecoveryCode code={pane.recoveryCode} onDone={() => onOpened({ olderThanLastSeen: false })} />
    case 'add':
      return <AddVault shell={status.shell} />
    case 'demo':
      return <FailedPane title="The demo did not open" error={pane.error} version={status.version} vault={null} />
  }
  const [certificate] = status.certificates
  if (certificate !== undefined && pane.kind === 'unlock' && !pane.chosen)
    return <Destroyed key={certificate.id} certificate={certificate} />
  if (vault === null) return <FirstVault />
  if (vault.problem === 'destruction-unfinished' && pane.kind !== 'restore') return <Unfinished key={vault.id} vault={vault} />
  switch (pane.kind) {
    case 'recover':
      return <Recover key={vault.id} vault={vault} onOpened={onOpened} />
    case 'failed':
      return <FailedPane vault={vault} error={pane.error} version={status.version} />
    case 'restore':
      return <Restore key={vault.id} vault={vault} />
    case 'unlock':
    case 'restored': {
      const code = vault.problem === 'header-damaged' ? 'HEADER_DAMAGED' : 'DATABASE_MISSING'
      if (vault.problem !== null) return <FailedPane vault={vault} error={{ code }} version={status.version} />
      const restored = pane.kind === 'restored' ? { replacedKeptAs: pane.replacedKeptAs } : {}
      return <Unlock key={vault.id} vault={vault} onOpened={onOpened} {...restored} />
    }
  }
}

/** After a vault opened: the frame takes over as soon as the status says so. */
function useOpened() {
  const client = useQueryClient()
  return ({ olderThanLastSeen }: { readonly olderThanLastSeen: boolean }) => {
    useOpening.setState({ olderThanLastSeen, dismissed: false })
    void client.invalidateQueries({ queryKey: orpc.vaults.status.key() })
  }
}

function useDemo() {
  const onOpened = useOpened()
  return async () => {
    try {
      const { passphrase } = await rpc.vaults.openDemo()
      useOpening.setState({ demoPassphrase: passphrase })
      onOpened({ olderThanLastSeen: false })
    } catch (error) {
      showPane({ kind: 'demo', error })
    }
  }
}
