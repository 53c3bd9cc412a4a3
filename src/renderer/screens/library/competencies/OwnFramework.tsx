import { Button, Menu } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Download, Ellipsis, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Framework } from '../../../../shared/contract/library-methods.ts'
import type { CompetencyId, FrameworkId } from '../../../../shared/kernel/ids.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { saveFile } from '../../../components/format.ts'
import { LicenceText } from '../../../library/LicenceText.tsx'
import { changed } from '../../../rpc/changed.ts'
import { orpc, rpc } from '../../../rpc/client.ts'
import { QueryGate } from '../../../rpc/QueryGate.tsx'
import { BackLink } from '../BackLink.tsx'
import classes from '../methods.module.css'
import { useOpenItem } from '../use-open-item.ts'
import { CompetencyEditor } from './CompetencyEditor.tsx'
import { CompetencyNav } from './CompetencyNav.tsx'
import { FrameworkHeadFields } from './FrameworkHeadFields.tsx'
import { MergeFrameworks } from './MergeFrameworks.tsx'

/** A framework of one's own: its levels, its competencies, and what each looks like. */
export function OwnFramework({ frameworkId }: { readonly frameworkId: FrameworkId }) {
  const found = useQuery(orpc.library.framework.queryOptions({ input: { frameworkId } }))
  return (
    <>
      <BackLink section="competencies">All frameworks</BackLink>
      {/* Fields begin with what they are given: with what is remembered from before, they would write it over what is there now. */}
      <QueryGate query={found}>{(framework) => found.isFetchedAfterMount && <Editing framework={framework} />}</QueryGate>
    </>
  )
}

function Editing({ framework }: { readonly framework: Framework }) {
  const [chosen, setChosen] = useState<CompetencyId | null>(null)
  const [merging, setMerging] = useState(false)
  const competency = framework.competencies.find(({ id }) => id === chosen) ?? framework.competencies[0]
  // A merge, or its undo, writes below the fields: they begin anew with what stands there then.
  const written = `${framework.competencies.length} ${framework.notice.length}`
  const add = useMutation(
    orpc.library.addCompetency.mutationOptions({
      onSuccess: ({ competencyId, change }) => {
        setChosen(competencyId)
        changed(change)
      },
    }),
  )
  return (
    <>
      <div className={classes.headline}>
        <h2 className="t-section">{framework.name}</h2>
        <Actions framework={framework} onMerge={() => setMerging(true)} />
      </div>
      {framework.notice !== '' && (
        <p className={classes.notice}>
          {framework.notice} <LicenceText notice={framework.notice} />
        </p>
      )}
      <FrameworkHeadFields key={written} framework={framework} />
      {add.error !== null && <ErrorNote error={add.error} />}
      <div className={classes.split}>
        <CompetencyNav
          framework={framework}
          chosen={competency?.id ?? null}
          onChoose={setChosen}
          add={
            <Button
              size="sm"
              leftSection={<Plus size={16} aria-hidden />}
              loading={add.isPending}
              onClick={() => add.mutate({ frameworkId: framework.id, area: competency?.area ?? '', name: 'New competency' })}
            >
              Add competency
            </Button>
          }
        />
        {competency === undefined ? (
          <p className="c-2">No competency stands in this framework yet. Add one, or merge another framework into it.</p>
        ) : (
          <CompetencyEditor key={`${competency.id} ${written}`} competency={competency} framework={framework} />
        )}
      </div>
      {merging && <MergeFrameworks into={framework} onClose={() => setMerging(false)} />}
    </>
  )
}

function Actions({ framework, onMerge }: { readonly framework: Framework; readonly onMerge: () => void }) {
  const open = useOpenItem('competencies')
  const exportCsv = useMutation({
    mutationFn: () => rpc.library.exportFramework({ frameworkId: framework.id }),
    onSuccess: saveFile,
  })
  const remove = async () => {
    changed(await rpc.library.removeFramework({ frameworkId: framework.id }))
    open(null)
  }
  return (
    <div className={classes.buttons}>
      <Button leftSection={<Download size={16} aria-hidden />} loading={exportCsv.isPending} onClick={() => exportCsv.mutate()}>
        Export CSV
      </Button>
      <Button onClick={onMerge}>Merge another in</Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button aria-label="More for this framework">
            <Ellipsis size={16} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void remove()}>Remove framework</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
