import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { orpc } from '../../../rpc/client.ts'
import { QueryGate } from '../../../rpc/QueryGate.tsx'
import { BackLink } from '../BackLink.tsx'
import { TemplateEditor } from './TemplateEditor.tsx'
import { TemplateList } from './TemplateList.tsx'
import { TemplateReading } from './TemplateReading.tsx'

/** What cycles, reviews and one-to-ones start from. */
export function TemplatesSection() {
  const { itemId } = useParams({ strict: false })
  const templates = useQuery(orpc.library.templates.queryOptions())
  return (
    <QueryGate query={templates}>
      {(all) => {
        if (itemId === undefined) return <TemplateList templates={all} />
        const template = all.find(({ key }) => key === itemId)
        return (
          <>
            <BackLink section="templates">All templates</BackLink>
            {template === undefined && !templates.isFetching && <p className="c-2">This template is no longer here.</p>}
            {/* Fields begin with what they are given: not with what is remembered from before. */}
            {template?.id && templates.isFetchedAfterMount && <TemplateEditor key={template.id} id={template.id} template={template} />}
            {template?.id === null && <TemplateReading template={template} />}
          </>
        )
      }}
    </QueryGate>
  )
}
