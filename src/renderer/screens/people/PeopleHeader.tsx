import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Network, Upload, UserPlus } from 'lucide-react'
import { memo } from 'react'
import { ExportMenu } from '../../components/ExportMenu.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import type { Sheet } from '../../components/sheet.ts'

interface PeopleHeaderProps {
  readonly listed: () => Sheet
  readonly whole: () => Sheet
  readonly onAdd: () => void
}

/** The title, the chart, and the three ways people come and go. */
export const PeopleHeader = memo(function PeopleHeader({ listed, whole, onAdd }: PeopleHeaderProps) {
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
          <ExportMenu listed={listed} whole={whole} />
          <Button variant="filled" leftSection={<UserPlus size={16} aria-hidden />} onClick={onAdd}>
            Add person
          </Button>
        </>
      }
    />
  )
})
