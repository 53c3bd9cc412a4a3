import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { orpc, rpc } from '../../rpc/client.ts'
import classes from './welcome.module.css'
import { chooseVault, showPane } from './welcome-state.ts'

/** Adds a vault that lies elsewhere: the desktop asks for the folder, the browser for its path. */
export function AddVault({ shell }: { readonly shell: 'electron' | 'browser' }) {
  const client = useQueryClient()
  const [path, setPath] = useState('')
  const [error, setError] = useState<unknown>(null)

  async function add(event: FormEvent) {
    event.preventDefault()
    setError(null)
    try {
      const vault = await rpc.vaults.add({ path: path.trim() === '' ? null : path.trim() })
      if (vault === null) return
      await client.invalidateQueries({ queryKey: orpc.vaults.status.key() })
      chooseVault(vault.id)
    } catch (cause) {
      setError(cause)
    }
  }

  return (
    <form className={classes.form} onSubmit={(event) => void add(event)}>
      <div>
        <h1 className="t-display">Vault from another place</h1>
        <p className="t-note c-2">From a disk, a synced folder, a copy of your own or one that was handed over. It stays where it is.</p>
      </div>
      {shell === 'browser' && (
        <TextInput
          label="Folder of the vault"
          description="The whole path, ending in .perennial"
          autoFocus
          spellCheck={false}
          value={path}
          onChange={(event) => setPath(event.currentTarget.value)}
        />
      )}
      {error !== null && <ErrorNote error={error} />}
      <div className={classes.buttons}>
        <Button type="submit" variant="filled" size="lg" disabled={shell === 'browser' && path.trim() === ''}>
          {shell === 'browser' ? 'Add the vault' : 'Choose the folder'}
        </Button>
        <button type="button" className="link" onClick={() => showPane({ kind: 'unlock' })}>
          Back
        </button>
      </div>
    </form>
  )
}
