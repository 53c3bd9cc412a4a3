import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '../../components/EmptyState.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { ReaderLine } from '../../components/ReaderLine.tsx'

/** An empty vault: people come from a file, or one by one. */
export function NoPeople({ onAdd }: { readonly onAdd: () => void }) {
  return (
    <div className="page">
      <PageHeader title="People">Everybody a cycle, a one-to-one or a note can be about.</PageHeader>
      <EmptyState
        title="Nobody is in this vault yet"
        actions={
          <>
            <Button variant="filled" component={Link} to="/people/import">
              Import a file
            </Button>
            <Button onClick={onAdd}>Add person</Button>
          </>
        }
        reader={<ReaderLine kind="only-you" />}
        later={[
          { title: 'Who reports to whom', text: 'The manager column of the file, by number, email or name, becomes the reporting line.' },
          { title: 'Goals and one-to-ones', text: 'Each row shows how much weight is given and when the last one-to-one was.' },
          { title: 'Reviews', text: 'While a cycle runs, each row says how far the review is.' },
        ]}
      >
        A list of employees from any HR system or spreadsheet is enough: names, and whatever else it holds. The file is shown as it would be
        read before anything is imported.
      </EmptyState>
    </div>
  )
}
