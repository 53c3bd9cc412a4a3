import { Button, Checkbox, FileButton, Radio } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import type { MethodItem } from '../../../../shared/contract/library-method-file.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { count } from '../../../components/format.ts'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { changed } from '../../../rpc/changed.ts'
import { orpc, rpc } from '../../../rpc/client.ts'
import type { ContractOutputs } from '../../../rpc/outputs.ts'
import classes from '../methods.module.css'
import { partTitle } from './part-words.ts'

/** Reads a method file and shows what it would change before it does. */
export function Import() {
  const [file, setFile] = useState<File | null>(null)
  return (
    <section className={classes.panel}>
      <SectionHeading title="Bring a method in" />
      <p className={classes.about}>
        A preview says what is new, what differs from what is here, and what is the same. One undo takes an import back.
      </p>
      <div className={classes.buttons}>
        <FileButton onChange={setFile} accept=".json,application/json">
          {(props) => (
            <Button {...props} leftSection={<FileUp size={16} aria-hidden />}>
              Choose a method file
            </Button>
          )}
        </FileButton>
      </div>
      {file !== null && <Reading key={`${file.name} ${file.size} ${file.lastModified}`} file={file} onDone={() => setFile(null)} />}
    </section>
  )
}

function Reading({ file, onDone }: { readonly file: File; readonly onDone: () => void }) {
  const asked = useRef(crypto.randomUUID())
  const preview = useQuery({
    queryKey: ['method-file', asked.current],
    queryFn: () => rpc.library.previewMethod({ file }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (preview.error !== null) return <ErrorNote error={preview.error} />
  return preview.data === undefined ? null : <Preview preview={preview.data} onDone={onDone} />
}

const standingWords: Readonly<Record<MethodItem['standing'], string>> = {
  new: 'New',
  changed: 'Differs from the one here',
  same: 'Same as here',
}

interface PreviewProps {
  readonly preview: ContractOutputs['library']['previewMethod']
  readonly onDone: () => void
}

function Preview({ preview, onDone }: PreviewProps) {
  const open = preview.items.filter(({ standing }) => standing !== 'same')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(open.map(({ id }) => id)))
  const [whenChanged, setWhenChanged] = useState<'replace' | 'keep-both'>('keep-both')
  const take = useMutation(
    orpc.library.importMethod.mutationOptions({
      onSuccess: ({ change }) => {
        changed(change ?? undefined)
        onDone()
      },
    }),
  )
  const differs = open.some(({ id, standing }) => standing === 'changed' && chosen.has(id))
  return (
    <>
      <p>
        <strong className="w-strong">{preview.name}</strong> holds {count(preview.items.length, 'item')}; {open.length} would change
        something here.
      </p>
      <Items items={preview.items} chosen={chosen} onChosen={setChosen} />
      {differs && (
        <Radio.Group
          label="What differs from what is here"
          value={whenChanged}
          onChange={(value) => setWhenChanged(value === 'replace' ? 'replace' : 'keep-both')}
        >
          <div className={classes.buttons}>
            <Radio size="xs" value="keep-both" label="Keep both, the new one under another name" />
            <Radio size="xs" value="replace" label="Replace the one here" />
          </div>
        </Radio.Group>
      )}
      {take.error !== null && <ErrorNote error={take.error} />}
      <div className={classes.buttons}>
        <Button
          variant="filled"
          disabled={chosen.size === 0}
          loading={take.isPending}
          onClick={() => take.mutate({ token: preview.token, ids: [...chosen], whenChanged })}
        >
          {open.length === 0 ? 'Nothing to import' : `Import ${count(chosen.size, 'item')}`}
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </>
  )
}

interface ItemsProps {
  readonly items: readonly MethodItem[]
  readonly chosen: ReadonlySet<string>
  readonly onChosen: (chosen: ReadonlySet<string>) => void
}

function Items({ items, chosen, onChosen }: ItemsProps) {
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChosen(next)
  }
  return (
    <table className={classes.table} aria-label="What the file holds">
      <thead>
        <tr>
          <th scope="col">Take</th>
          <th scope="col">Name</th>
          <th scope="col">Part</th>
          <th scope="col">What is in it</th>
          <th scope="col">Here</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <td>
              <Checkbox
                size="xs"
                aria-label={`Take ${item.name}`}
                checked={chosen.has(item.id)}
                disabled={item.standing === 'same'}
                onChange={() => toggle(item.id)}
              />
            </td>
            <td className={classes.wrap}>{item.name}</td>
            <td className={classes.whole}>{partTitle(item.part)}</td>
            <td className="c-2">{item.about}</td>
            <td className={classes.whole}>{standingWords[item.standing]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
