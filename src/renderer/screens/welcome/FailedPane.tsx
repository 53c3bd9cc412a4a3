import { useQuery } from '@tanstack/react-query'
import { ArchiveRestore, FileExclamationPoint, FolderSearch, type LucideIcon, RotateCcw } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Backup, VaultSummary } from '../../../shared/contract/vault-facts.ts'
import { copyText } from '../../components/copy-text.ts'
import { formatMoment } from '../../components/format.ts'
import { describeError } from '../../errors/sentences.ts'
import { orpc } from '../../rpc/client.ts'
import { choicesFor, type FailureChoice, tagFor, titleFor } from './failure-choices.ts'
import classes from './welcome.module.css'
import { showPane } from './welcome-state.ts'

interface FailedPaneProps {
  readonly vault: VaultSummary | null
  readonly error: unknown
  readonly version: string
  readonly title?: string
}

/** A vault that did not open: what happened, what it means, and the choices in order of safety. */
export function FailedPane({ vault, error, version, title }: FailedPaneProps) {
  const { code, title: happened, meaning } = describeError(error)
  const [cause, effect] = causeAndEffect(happened, meaning)
  const backups = useQuery({ ...orpc.vaults.backups.queryOptions({ input: { vaultId: vault?.id ?? '' } }), enabled: vault !== null })
  const newest = backups.data?.find(({ verified }) => verified) ?? null
  return (
    <section className={classes.failed}>
      <p className={classes.failedTag}>
        <FileExclamationPoint size={14} aria-hidden="true" />
        {tagFor(code)}
      </p>
      <h1 className="t-title">{title ?? titleFor(code, vault?.name ?? 'The vault')}</h1>
      <dl className={classes.explained}>
        <dt>What happened</dt>
        <dd>{cause}</dd>
        <dt>What it means</dt>
        <dd>
          {effect} {newest !== null && `The backup of ${formatMoment(newest.at)} opens and is complete.`}
        </dd>
      </dl>
      <ul className={classes.choices}>
        {choicesFor(code, newest !== null).map((choice, index) => (
          <Choice key={choice} choice={choice} first={index === 0} newest={newest} />
        ))}
      </ul>
      <Details text={[`Perennial ${version}`, code, happened, vault?.place ?? '', new Date().toISOString()].join('\n')} code={code} />
    </section>
  )
}

/** The title has said what happened already, so the cause stands first and what it means for the vault second. */
function causeAndEffect(happened: string, meaning: string): readonly [string, string] {
  const at = meaning.indexOf('The vault stays closed')
  return at > 0 ? [meaning.slice(0, at), meaning.slice(at)] : [`${happened}.`, meaning]
}

const FACES: Readonly<Record<FailureChoice, { readonly icon: LucideIcon; readonly title: string; readonly text: string }>> = {
  restore: { icon: ArchiveRestore, title: 'Restore a backup', text: 'Shows what it replaces. The damaged file is kept beside it.' },
  retry: { icon: RotateCcw, title: 'Try again', text: 'Asks for the passphrase and opens the vault once more.' },
  other: { icon: FolderSearch, title: 'Choose another copy', text: 'From a disk or folder of your own backups.' },
}

function Choice({ choice, first, newest }: { readonly choice: FailureChoice; readonly first: boolean; readonly newest: Backup | null }) {
  const { icon: Icon, title, text } = FACES[choice]
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (first) button.current?.focus()
  }, [first])
  const pane = { restore: 'restore', retry: 'unlock', other: 'add' } as const
  const name = choice === 'restore' && newest !== null ? `Restore the backup of ${formatMoment(newest.at)}` : title
  return (
    <li>
      <button type="button" className={classes.choice} ref={button} onClick={() => showPane({ kind: pane[choice] })}>
        <Icon size={18} aria-hidden="true" />
        <span className={classes.choiceWords}>
          <span className="t-strong">{name}</span>
          <span className="c-2">{text}</span>
        </span>
        {first && <span className={classes.suggested}>Suggested</span>}
      </button>
    </li>
  )
}

function Details({ text, code }: { readonly text: string; readonly code: string }) {
  const [copied, setCopied] = useState(false)
  return (
    <p className={classes.details}>
      <button type="button" className="link" onClick={() => void copyText(text).then(setCopied)}>
        {copied ? 'Copied' : 'Copy the details'}
      </button>
      <span className="t-caption c-2">{code}</span>
    </p>
  )
}
