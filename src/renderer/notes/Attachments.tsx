import { ActionIcon, Tooltip } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Download, FileText, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Attachment } from '../../shared/contract/coaching-notes.ts'
import { isPicture } from '../../shared/rules/attachments.ts'
import { formatBytes, saveFile } from '../components/format.ts'
import { orpc, rpc } from '../rpc/client.ts'
import classes from './notes.module.css'

interface AttachmentsProps {
  readonly attachments: readonly Attachment[]
  readonly onRemove: (attachment: Attachment) => void
  readonly onError: (error: unknown) => void
}

/** What is attached to a private note: pictures as pictures, PDFs by name. Nothing opens by itself; a file is saved first. */
export function Attachments({ attachments, onRemove, onError }: AttachmentsProps) {
  if (attachments.length === 0) return null
  async function save({ id }: Attachment) {
    try {
      saveFile(await rpc.coaching.attachment({ attachmentId: id }))
    } catch (error) {
      onError(error)
    }
  }
  return (
    <ul className={classes.attachments} aria-label="Attachments">
      {attachments.map((attachment) => (
        <li key={attachment.id} className={classes.attachment}>
          {isPicture(attachment.kind) ? <Thumbnail attachment={attachment} /> : <FileText size={22} className="c-2" aria-hidden />}
          <span className={classes.attachmentName}>
            <span className="one-line" title={attachment.name}>
              {attachment.name}
            </span>
            <span className="c-3">{formatBytes(attachment.size)}</span>
          </span>
          <Tooltip label="Save a copy">
            <ActionIcon
              variant="subtle"
              color="gray"
              size={26}
              aria-label={`Save a copy of ${attachment.name}`}
              onClick={() => void save(attachment)}
            >
              <Download size={15} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Remove">
            <ActionIcon
              variant="subtle"
              color="gray"
              size={26}
              aria-label={`Remove ${attachment.name}`}
              onClick={() => onRemove(attachment)}
            >
              <X size={15} />
            </ActionIcon>
          </Tooltip>
        </li>
      ))}
    </ul>
  )
}

function Thumbnail({ attachment }: { readonly attachment: Attachment }) {
  const { data: file } = useQuery(
    orpc.coaching.attachment.queryOptions({ input: { attachmentId: attachment.id }, staleTime: Number.POSITIVE_INFINITY, gcTime: 60_000 }),
  )
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (file === undefined) return
    const made = URL.createObjectURL(file)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  if (address === null) return <span className={classes.thumbnail} />
  return <img className={classes.thumbnail} src={address} alt={attachment.name} decoding="async" />
}
