import { EmptyState } from '../../../components/EmptyState.tsx'

/** Every job profile of the vault. */
export function JobsSection() {
  return <EmptyState title="No job has been described yet">A job profile says what a job is for and what it asks.</EmptyState>
}
