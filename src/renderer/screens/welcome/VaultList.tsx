import { ArchiveRestore, FileCheck, FolderInput, type LucideIcon, MailOpen, Plus, Sprout, WifiOff } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { VaultSummary } from '../../../shared/contract/vault-facts.ts'
import { formatMoment } from '../../components/format.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import { Rings } from '../../components/Rings.tsx'
import { isTyping } from '../../components/typing.ts'
import { VaultGlyph } from '../../components/VaultGlyph.tsx'
import type { ContractOutputs } from '../../rpc/outputs.ts'
import classes from './welcome.module.css'
import { chooseVault, showPane } from './welcome-state.ts'

interface VaultListProps {
  readonly status: ContractOutputs['vaults']['status']
  readonly chosen: string | null
  /** A recovery code is on the screen: nothing may take its place by accident. */
  readonly busy: boolean
  readonly onDemo: () => Promise<void>
}

/** The vaults of this machine, and what else can be begun. */
export function VaultList({ status, chosen, busy, onDemo }: VaultListProps) {
  const { vaults, version, requested } = status
  useDigits(busy ? NO_VAULTS : vaults)
  return (
    <nav className={classes.left} aria-label="Vaults" inert={busy}>
      <p className={classes.mark}>
        <Rings size={30} total={4} strokeWidth={1.6} />
        <span className="t-page-title">Perennial</span>
      </p>
      <div className={classes.vaults}>
        {vaults.length > 0 && <p className={classes.listTitle}>Vaults on this computer</p>}
        <ul>
          {vaults.map((vault, index) => (
            <VaultRow key={vault.id} vault={vault} index={index} chosen={vault.id === chosen} />
          ))}
        </ul>
        <ul className={classes.actions} data-first={vaults.length === 0 || undefined}>
          <li>
            <a href="./reader.html" target="_blank" rel="noopener" className={classes.action}>
              <ActionFace icon={MailOpen} note={requested?.kind === 'package' ? requested.name : 'a .age or .html file'}>
                Open a package or reply
              </ActionFace>
            </a>
          </li>
          <Action icon={Plus} note="one firm or one team" onClick={() => showPane({ kind: 'create' })}>
            New vault
          </Action>
          <Action icon={FolderInput} note="handed over, a copy, or moved" onClick={() => showPane({ kind: 'add' })}>
            Add a vault from another place
          </Action>
          {vaults.length > 0 && (
            <Action icon={ArchiveRestore} note="of a vault on this computer" onClick={() => showPane({ kind: 'restore' })}>
              Restore a backup
            </Action>
          )}
          <DemoAction onDemo={onDemo} />
          {status.certificates.map(({ id, vaultName }) => (
            <Action key={id} icon={FileCheck} note="not put away yet" onClick={() => showPane({ kind: 'unlock' })}>
              Certificate of {vaultName}
            </Action>
          ))}
        </ul>
      </div>
      <p className={classes.foot}>
        <WifiOff size={14} aria-hidden="true" />
        Works without a network and never uses one.
        <span className={classes.version}>{version}</span>
      </p>
    </nav>
  )
}

function DemoAction({ onDemo }: Pick<VaultListProps, 'onDemo'>) {
  const [busy, setBusy] = useState(false)
  function begin() {
    setBusy(true)
    void onDemo().finally(() => setBusy(false))
  }
  return (
    <Action icon={Sprout} note={busy ? 'being set up' : 'a made-up firm of 290 people'} busy={busy} onClick={begin}>
      Try the demo
    </Action>
  )
}

const NO_VAULTS: readonly VaultSummary[] = []

/** 1 to 9 choose a vault outside text fields; with Alt, everywhere. */
function useDigits(vaults: readonly VaultSummary[]) {
  useEffect(() => {
    function listen(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || (isTyping(event.target) && !event.altKey)) return
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
      const vault = digit === undefined ? undefined : vaults[Number(digit) - 1]
      if (vault === undefined) return
      event.preventDefault()
      chooseVault(vault.id)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [vaults])
}

function VaultRow({ vault, index, chosen }: { readonly vault: VaultSummary; readonly index: number; readonly chosen: boolean }) {
  return (
    <li>
      <button
        type="button"
        className={classes.vault}
        data-chosen={chosen || undefined}
        aria-current={chosen}
        title={vault.place}
        onClick={() => chooseVault(vault.id)}
      >
        <VaultGlyph colour={vault.colour} size={36} />
        <span className={classes.vaultWords}>
          <span className="t-strong one-line">{vault.name}</span>
          <span className="t-caption c-2">{lastUse(vault)}</span>
        </span>
        {vault.problem !== null && (
          <span className={classes.problem}>{vault.problem === 'destruction-unfinished' ? 'Not destroyed' : 'Damaged'}</span>
        )}
        {vault.demo && <span className={classes.tag}>Demo</span>}
        {index < 9 && <KeyCap keys={String(index + 1)} />}
      </button>
    </li>
  )
}

function lastUse({ problem, lastOpenedAt }: VaultSummary): string {
  if (problem === 'destruction-unfinished') return 'destruction cut short'
  return lastOpenedAt === null ? 'not opened yet' : `opened ${formatMoment(lastOpenedAt)}`
}

interface ActionProps {
  readonly icon: LucideIcon
  readonly note: string
  readonly children: ReactNode
  readonly onClick: () => void
  readonly busy?: boolean
}

function Action({ onClick, busy = false, ...face }: ActionProps) {
  return (
    <li>
      <button type="button" className={classes.action} onClick={onClick} disabled={busy} aria-busy={busy}>
        <ActionFace {...face} />
      </button>
    </li>
  )
}

function ActionFace({ icon: Icon, note, children }: Pick<ActionProps, 'icon' | 'note' | 'children'>) {
  return (
    <>
      <Icon size={16} aria-hidden="true" />
      <span className="t-heading">{children}</span>
      <span className={classes.note}>{note}</span>
    </>
  )
}
