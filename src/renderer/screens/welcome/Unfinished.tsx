import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { VaultSummary } from '../../../shared/contract/vault-facts.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { count, formatBytes, formatMoment } from '../../components/format.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import classes from './welcome.module.css'

/** A vault whose destruction was cut short: what is left of it, and the end of it. */
export function Unfinished({ vault }: { readonly vault: VaultSummary }) {
  const client = useQueryClient()
  const left = useQuery(orpc.vaults.destructionLeft.queryOptions({ input: { vaultId: vault.id } }))
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  async function finish() {
    setBusy(true)
    setError(null)
    try {
      await rpc.vaults.finishDestruction({ vaultId: vault.id })
    } catch (cause) {
      setError(cause)
    }
    setBusy(false)
    await client.invalidateQueries()
  }

  return (
    <section className={classes.form}>
      <h1 className="t-display">{vault.name} is not destroyed completely</h1>
      <QueryGate query={left}>
        {({ keys, files, bytes, begunAt }) => (
          <>
            <p className="c-2">
              It was begun {formatMoment(begunAt)} and cut short. The key of the vault is gone: no passphrase opens it any more.{' '}
              {keys > 0 &&
                `${count(keys, 'backup')} ${keys === 1 ? 'has' : 'have'} a key left, and ${keys === 1 ? 'opens' : 'open'} with the passphrase until that is gone too.`}
            </p>
            <p className="c-2">
              Left: {count(files, 'file')}, {formatBytes(bytes)}.
            </p>
          </>
        )}
      </QueryGate>
      {error !== null && <ErrorNote error={error} />}
      <div className={classes.buttons}>
        <Button color="berry" variant="filled" size="lg" autoFocus disabled={busy} onClick={() => void finish()}>
          {busy ? 'Being destroyed' : 'Finish destroying'}
        </Button>
      </div>
    </section>
  )
}
