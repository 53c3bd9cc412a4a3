import type { Page } from '@playwright/test'
import { goTo, type Stop, settled } from './screens-page.ts'

/** A list as it comes from an old HR system: days that may be months, a number twice, a manager nobody knows, a row cut short. */
const MESSY = [
  'Employee ID;Name;Email;Job title;Department;Manager;Hire date;Status',
  '0901;Ada Holm;ada.holm@example.com;Service Planner;Operations / Field service;3;03/04/2025;active',
  '0902;Bo Lindgren;bo.lindgren@example.com;Service Technician;Operations / Field service;0901;05/06/2025;active',
  '0902;Cleo Marsh;cleo.marsh@example.com;Service Technician;Operations / Field service;0901;07/02/2025;active',
  '0904;Dev Anand;dev.anand@example.com;Service Technician;Operations / Field service;0999;NULL;active',
  '0905;Edda Brink;edda.brink@example.com',
  '0906;Finn Okoro;finn.okoro@example.com;Service Technician;Operations / Field service;0906;01/09/2025;active',
].join('\r\n')

/** The way of a file into the vault: chosen, its columns, its problems, its people. Nothing is imported. */
export async function* importStops(page: Page): AsyncGenerator<Stop> {
  await goTo(page, '/people/import', 'Import people')
  yield { name: '24-import', page }
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'field service.csv', mimeType: 'text/csv', buffer: Buffer.from(MESSY) })
  const steps = page.getByRole('list', { name: 'Steps' }).getByRole('button')
  await steps.first().waitFor()
  for (const [index, step] of ['columns', 'problems', 'people'].entries()) {
    await steps.nth(index).click()
    await settled(page)
    yield { name: `24-import-${step}`, page }
  }
}
