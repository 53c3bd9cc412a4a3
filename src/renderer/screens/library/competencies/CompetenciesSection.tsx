import { useParams } from '@tanstack/react-router'
import { FrameworkId } from '../../../../shared/kernel/ids.ts'
import { FrameworkList } from './FrameworkList.tsx'
import { OwnFramework } from './OwnFramework.tsx'
import { ShippedFramework } from './ShippedFramework.tsx'

/** Competency frameworks: one's own, and those that ship to be adopted. */
export function CompetenciesSection() {
  const { itemId } = useParams({ strict: false })
  if (itemId === undefined) return <FrameworkList />
  const own = FrameworkId.safeParse(itemId)
  return own.success ? <OwnFramework key={itemId} frameworkId={own.data} /> : <ShippedFramework key={itemId} shippedKey={itemId} />
}
