import { EmptyState } from '../../../components/EmptyState.tsx'

/** The role library that ships with the app. */
export function RolesSection() {
  return <EmptyState title="1,016 roles to start from">Each comes with its tasks, skills and knowledge.</EmptyState>
}
