import { Button, Checkbox, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useState } from 'react'
import type { MethodPart } from '../../../../shared/contract/library-method-file.ts'
import { methodFileName } from '../../../../shared/rules/file-name.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { count, saveFile } from '../../../components/format.ts'
import { ReaderLine } from '../../../components/ReaderLine.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { Warning } from '../../../components/Warning.tsx'
import { orpc, rpc } from '../../../rpc/client.ts'
import type { ContractOutputs } from '../../../rpc/outputs.ts'
import { QueryGate } from '../../../rpc/QueryGate.tsx'
import classes from '../methods.module.css'
import { PARTS, partTitle } from './part-words.ts'

/** Writes the library into one file. */
export function Export() {
  const contents = useQuery(orpc.library.methodContents.queryOptions())
  return (
    <section className={classes.panel}>
      <SectionHeading title="Take the method along" />
      <p className={classes.about}>
        One file with what the library of this vault holds of its own. No person, cycle, note or review is in it; what ships with the app is
        not either, since every vault has it.
      </p>
      <QueryGate query={contents}>{(found) => <Choice contents={found} />}</QueryGate>
    </section>
  )
}

function Choice({ contents }: { readonly contents: ContractOutputs['library']['methodContents'] }) {
  const [name, setName] = useState('Method')
  const [left, setLeft] = useState<ReadonlySet<MethodPart>>(new Set())
  const parts = PARTS.map(([part]) => part).filter((part) => contents.counts[part] > 0 && !left.has(part))
  const write = useMutation({ mutationFn: () => rpc.library.exportMethod({ name: name.trim(), parts }), onSuccess: saveFile })
  const mentions = contents.mentions.filter(({ part }) => parts.includes(part))
  const toggle = (part: MethodPart) => {
    const next = new Set(left)
    if (!next.delete(part)) next.add(part)
    setLeft(next)
  }
  return (
    <>
      <div className={classes.checks}>
        {PARTS.map(([part, title]) => (
          <Checkbox
            key={part}
            label={`${title}, ${contents.counts[part]}`}
            disabled={contents.counts[part] === 0}
            checked={parts.includes(part)}
            onChange={() => toggle(part)}
          />
        ))}
      </div>
      {mentions.length > 0 && (
        <Warning fact={`${count(mentions.length, 'text names', 'texts name')} somebody of this vault.`}>
          {mentions
            .slice(0, 6)
            .map((mention) => `${partTitle(mention.part)}, “${mention.name}”: ${mention.found}`)
            .join('; ')}
          {mentions.length > 6 && ` and ${mentions.length - 6} more`}. They would go along in the file.
        </Warning>
      )}
      <TextInput
        label="Name of the method"
        className={classes.short ?? ''}
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={name.trim() === '' && 'A name is needed'}
      />
      {write.error !== null && <ErrorNote error={write.error} />}
      <div className={classes.buttons}>
        <Button
          variant="filled"
          leftSection={<Download size={16} aria-hidden />}
          disabled={name.trim() === '' || parts.length === 0}
          loading={write.isPending}
          onClick={() => write.mutate()}
        >
          Save method file
        </Button>
        <ReaderLine
          kind="package"
          text={
            parts.length === 0
              ? 'Nothing of its own is in the library yet'
              : `Goes into ${name.trim() === '' ? 'the file' : methodFileName(name)}, readable by anybody who has it`
          }
        />
      </div>
    </>
  )
}
