import { Check } from 'lucide-react'
import type { VaultSummary } from '../../../shared/contract/vault-facts.ts'
import { formatMoment } from '../../components/format.ts'
import classes from './welcome.module.css'

/** Backup, place and key: what is known about a vault without opening it. */
export function VaultFacts({ vault }: { readonly vault: VaultSummary }) {
  const backup = vault.lastBackup
  return (
    <dl className={classes.facts}>
      <dt>Backup</dt>
      <dd>
        {backup === null ? (
          'None yet. The first is made when the vault is locked.'
        ) : (
          <span className="with-icon">
            {backup.verified && <Check size={14} aria-hidden="true" />}
            {sentenceCase(formatMoment(backup.at))}
            {backup.verified ? ', opened and verified' : ', not verified'}
          </span>
        )}
      </dd>
      <dt>Place</dt>
      <dd className={classes.place}>{vault.place}</dd>
      <dt>Key</dt>
      <dd>There is no reset. The passphrase or the printed recovery code opens this vault.</dd>
    </dl>
  )
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
