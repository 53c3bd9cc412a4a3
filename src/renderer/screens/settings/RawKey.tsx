import { Button, Modal } from '@mantine/core'
import { Copy } from 'lucide-react'
import { useState } from 'react'
import { copyText } from '../../components/copy-text.ts'
import { rpc } from '../../rpc/client.ts'
import type { ContractOutputs } from '../../rpc/outputs.ts'
import { AskPassphrase } from './AskPassphrase.tsx'
import classes from './settings.module.css'

/** The key itself, and the statement that opens the database with it. Gone when the dialog closes. */
export function RawKey({ onClose }: { readonly onClose: () => void }) {
  const [key, setKey] = useState<ContractOutputs['vaults']['showRawKey'] | null>(null)
  const [copied, setCopied] = useState(false)
  return (
    <Modal opened onClose={onClose} title="Raw key" size={560} closeButtonProps={{ 'aria-label': 'Close' }}>
      {key === null ? (
        <AskPassphrase action="Show the key" onGiven={async (passphrase) => setKey(await rpc.vaults.showRawKey({ passphrase }))} />
      ) : (
        <div className={classes.form}>
          <p className="c-2">Open vault.db with a SQLCipher 4 tool and give this statement first.</p>
          <pre className={classes.key}>{key.pragma}</pre>
          <Button leftSection={<Copy size={16} aria-hidden="true" />} onClick={() => void copyText(key.pragma).then(setCopied)}>
            {copied ? 'Copied' : 'Copy the statement'}
          </Button>
        </div>
      )}
    </Modal>
  )
}
