import type { Stage } from './stage.ts'

/** Where the departments of the file belong, as the firm would say it. Executive stays at the top. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  Operations: [
    'Production',
    'Production Control',
    'Quality Assurance',
    'Shipping and Receiving',
    'Facilities and Maintenance',
    'Document Control',
  ],
  'Product development': ['Engineering', 'Tool Design', 'Research and Development'],
  'Sales and marketing': ['Sales', 'Marketing'],
  Administration: ['Finance', 'Human Resources', 'Information Services', 'Purchasing'],
}

/** Puts the departments of the file under the parts of the firm they belong to, as somebody did on the day after the import. */
export async function seedUnits(stage: Stage): Promise<void> {
  stage.goTo(stage.day(366 + 319))
  const units = await stage.app.people.units()
  for (const [group, names] of Object.entries(GROUPS)) {
    const { unitId } = await stage.app.people.addUnit({ name: group, parentId: null })
    for (const unit of units.filter(({ name }) => names.includes(name))) {
      await stage.app.people.moveUnit({ unitId: unit.id, parentId: unitId })
    }
  }
}
