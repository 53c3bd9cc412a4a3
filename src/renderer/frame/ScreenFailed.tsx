import { Button } from '@mantine/core'
import { Link, useRouter } from '@tanstack/react-router'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { PageHeader } from '../components/PageHeader.tsx'

/** In place of a screen that could not be drawn. */
export function ScreenFailed({ error }: { readonly error: unknown }) {
  const router = useRouter()
  return (
    <div className="page">
      <PageHeader title="This screen could not be shown" />
      <ErrorNote error={error}>
        <Button onClick={() => void router.invalidate()}>Try again</Button>
      </ErrorNote>
    </div>
  )
}

/** In place of an address that leads nowhere. */
export function NotHere() {
  return (
    <div className="page">
      <PageHeader title="There is nothing at this address">
        It may belong to another vault.{' '}
        <Link to="/today" className="link">
          Go to Today
        </Link>
      </PageHeader>
    </div>
  )
}
