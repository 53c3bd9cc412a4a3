import type { GoalKind } from '../../shared/contract/planning.ts'

/** A goal as most people of a department have it; the numbers of each person vary around it. */
export interface FamilyGoal {
  readonly kind: GoalKind
  readonly title: string
  readonly measure: string
  readonly unit: string
  readonly baseline: number
  readonly target: number
  readonly weightBp: number
}

const production: readonly FamilyGoal[] = [
  { kind: 'kpi', title: 'First-pass yield above 96 %', measure: 'First-pass yield', unit: '%', baseline: 91, target: 96, weightBp: 4000 },
  {
    kind: 'kpi',
    title: 'Change-over under 18 minutes',
    measure: 'Change-over time',
    unit: 'min',
    baseline: 27,
    target: 18,
    weightBp: 3500,
  },
  {
    kind: 'development',
    title: 'Qualified on a second station',
    measure: 'Modules passed',
    unit: 'of 4',
    baseline: 0,
    target: 4,
    weightBp: 2500,
  },
]

const sales: readonly FamilyGoal[] = [
  {
    kind: 'kpi',
    title: 'Reorders from dealers above 70 %',
    measure: 'Dealers reordering',
    unit: '%',
    baseline: 58,
    target: 70,
    weightBp: 6000,
  },
  {
    kind: 'smart',
    title: 'Twelve dealers trained on the 2027 range',
    measure: 'Dealers trained',
    unit: 'of 12',
    baseline: 0,
    target: 12,
    weightBp: 4000,
  },
]

const office: readonly FamilyGoal[] = [
  {
    kind: 'kpi',
    title: 'Answer within one working day',
    measure: 'Requests answered in time',
    unit: '%',
    baseline: 72,
    target: 95,
    weightBp: 5000,
  },
  { kind: 'smart', title: 'Month closed in four days', measure: 'Days to close', unit: 'd', baseline: 7, target: 4, weightBp: 3000 },
  { kind: 'development', title: 'Deputy trained', measure: 'Procedures handed over', unit: 'of 6', baseline: 0, target: 6, weightBp: 2000 },
]

const technical: readonly FamilyGoal[] = [
  {
    kind: 'smart',
    title: 'Shorter time from request to release',
    measure: 'Days to release',
    unit: 'd',
    baseline: 14,
    target: 9,
    weightBp: 6000,
  },
  {
    kind: 'smart',
    title: 'Ten procedures brought up to date',
    measure: 'Procedures updated',
    unit: 'of 10',
    baseline: 0,
    target: 10,
    weightBp: 4000,
  },
]

const byDepartment: Readonly<Record<string, readonly FamilyGoal[]>> = {
  Production: production,
  'Production Control': production,
  'Shipping and Receiving': production,
  'Facilities and Maintenance': production,
  Sales: sales,
  Marketing: sales,
  Engineering: technical,
  'Tool Design': technical,
  'Quality Assurance': technical,
  'Document Control': technical,
  'Research and Development': technical,
  'Information Services': technical,
}

export function goalsOf(department: string | null): readonly FamilyGoal[] {
  return byDepartment[department ?? ''] ?? office
}
