import { ActionIcon, Menu, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Ellipsis } from 'lucide-react'
import type { TargetRole } from '../../../../shared/contract/developing.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { Markdown } from '../../../components/Markdown.tsx'
import { SavedIndicator } from '../../../components/SavedIndicator.tsx'
import { useAutosave } from '../../../components/use-autosave.ts'
import { MarkdownBox } from '../../../editor/MarkdownBox.tsx'
import { changed } from '../../../rpc/changed.ts'
import { orpc, rpc } from '../../../rpc/client.ts'
import classes from './development.module.css'
import { readinessWords, targetSentence } from './development-words.ts'
import { GapBar } from './GapBar.tsx'

/** One target: what it asks, how far it is, when it is wanted. */
export function TargetCard({ target, first }: { readonly target: TargetRole; readonly first: string }) {
  const note = useAutosave(target.note, (text) => rpc.developing.updateTarget({ targetId: target.id, fields: { note: text } }))
  const wanted = useAutosave(target.wantedBy ?? '', (on) =>
    rpc.developing.updateTarget({ targetId: target.id, fields: { wantedBy: on === '' ? null : on } }),
  )
  const id = `target-${target.id}`
  return (
    <article className={classes.target} aria-labelledby={id}>
      <div className={classes.targetHead}>
        <h3 className="t-name" id={id}>
          <TargetLink target={target} />
        </h3>
        <span className="c-2">{targetSentence(target)}</span>
        <TargetMenu target={target} />
      </div>
      {target.pathNeeds !== '' && (
        <div className="c-2">
          <Markdown text={`The career path asks: ${target.pathNeeds}`} />
        </div>
      )}
      {target.competencies.length > 0 && <Gaps target={target} />}
      <div className={classes.targetFields}>
        <TextInput
          type="date"
          label="Wanted by"
          value={wanted.value}
          onChange={(event) => wanted.change(event.currentTarget.value)}
          onBlur={() => void wanted.flush()}
        />
        <MarkdownBox
          label="What was said about it"
          beside={<SavedIndicator state={note.state} onRetry={() => void note.flush()} />}
          readers={{ kind: 'both', who: first, where: 'in the development plan' }}
          rows={1}
          value={note.value}
          onChange={note.change}
          onLeave={() => void note.flush()}
        />
      </div>
    </article>
  )
}

function TargetLink({ target }: { readonly target: TargetRole }) {
  if (target.jobProfileId !== null) {
    return (
      <Link to="/library/jobs/$jobProfileId" params={{ jobProfileId: target.jobProfileId }} className="plain-link">
        {target.title}
      </Link>
    )
  }
  return (
    <Link to="/library/roles/{-$code}" params={{ code: target.roleCode ?? undefined }} className="plain-link">
      {target.title}
    </Link>
  )
}

function TargetMenu({ target }: { readonly target: TargetRole }) {
  const remove = useMutation(orpc.developing.removeTarget.mutationOptions({ onSuccess: (change) => changed(change) }))
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More for ${target.title}`}>
          <Ellipsis size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => remove.mutate({ targetId: target.id })}>Remove target</Menu.Item>
        {remove.error !== null && <ErrorNote error={remove.error} />}
      </Menu.Dropdown>
    </Menu>
  )
}

function Gaps({ target }: { readonly target: TargetRole }) {
  const measured = target.competencies.flatMap(({ readiness }) => (readiness.kind === 'met' || readiness.kind === 'gap' ? [readiness] : []))
  const most = (unit: string) => Math.max(100, ...measured.filter((each) => each.unit === unit).flatMap(({ have, need }) => [have, need]))
  const isRole = target.jobProfileId === null
  return (
    <div className={classes.scroll}>
      {isRole && (
        <p className={classes.empty}>
          What the role asks most, by O*NET. The firm has not said at which level: a job profile made from it can be compared.
        </p>
      )}
      <table className={classes.gaps} aria-label={`What ${target.title} asks`}>
        <thead>
          <tr>
            <th scope="col">Competency</th>
            <th scope="col">Asks</th>
            <th scope="col">Rated</th>
            <th scope="col">
              <span className="visually-hidden">Bar</span>
            </th>
            <th scope="col">Gap</th>
          </tr>
        </thead>
        <tbody>
          {target.competencies.map((each) => (
            <tr key={each.name}>
              <th scope="row" title={each.meaning || undefined}>
                {each.name}
              </th>
              <td>{each.asks || '–'}</td>
              <td>{each.rated || '–'}</td>
              <td>
                <GapBar label={each.name} readiness={each.readiness} most={'unit' in each.readiness ? most(each.readiness.unit) : 100} />
              </td>
              <td className={each.readiness.kind === 'gap' ? 'w-strong' : 'c-2'}>{readinessWords(each.readiness)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
