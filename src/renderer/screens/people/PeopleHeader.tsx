import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Download, Network, Upload, UserPlus } from 'lucide-react'
import { memo } from 'react'
import { PageHeader } from '../../components/PageHeader.tsx'

interface PeopleHeaderProps {
  readonly onExport: () => void
  readonly onAdd: () => void
}

/** The title, the chart, and the three ways people come and go. */
export const PeopleHeader = memo(function PeopleHeader({ onExport, onAdd }: PeopleHeaderProps) {
  return (
    <PageHeader
      title="People"
      actions={
        <>
          <Button component={Link} to="/people/chart" leftSection={<Network size={16} aria-hidden />}>
            Org chart
          </Button>
          <Button component={Link} to="/people/import" leftSection={<Upload size={16} aria-hidden />}>
            Import
          </Button>
          <Button leftSection={<Download size={16} aria-hidden />} onClick={onExport}>
            Export
          </Button>
          <Button variant="filled" leftSection={<UserPlus size={16} aria-hidden />} onClick={onAdd}>
            Person
          </Button>
        </>
      }
    />
  )
})
