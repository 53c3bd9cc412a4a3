import { readFile } from 'node:fs/promises'
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

const FIRM = new URL('../../resources/demo/adventureworks_employees.csv', import.meta.url)

/** The firm a quarter later: a manager is gone from the list, two people have other jobs, one has an earlier job told of. */
async function laterFirm(): Promise<Buffer> {
  const lines = (await readFile(FIRM, 'utf8')).split(/\r?\n/).filter(Boolean)
  const kept = lines.filter((line) => !line.includes('Roberto,Tamburello'))
  const [heading = '', ...rows] = kept.map((line) => line.replace(',Design Engineer,', ',Senior Design Engineer,'))
  return Buffer.from([heading, ...rows].join('\r\n'))
}

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'text/csv', buffer })
  await page.getByRole('list', { name: 'Steps' }).getByRole('button').first().waitFor()
  await settled(page)
}

/** The way of a file into the vault: chosen, its columns, its problems, its people. Nothing is imported. */
export async function* importStops(page: Page): AsyncGenerator<Stop> {
  await goTo(page, '/people/import', 'Import people')
  yield { name: '24-import', page }
  await choose(page, 'field service.csv', Buffer.from(MESSY))
  const steps = page.getByRole('list', { name: 'Steps' }).getByRole('button')
  for (const [index, step] of ['columns', 'problems', 'people'].entries()) {
    await steps.nth(index).click()
    await settled(page)
    yield { name: `24-import-${step}`, page }
  }
  await goTo(page, '/people', 'People')
  await goTo(page, '/people/import', 'Import people')
  await choose(page, 'staff october.csv', await laterFirm())
  await steps.nth(2).click()
  await page.getByRole('checkbox', { name: /Roberto Tamburello/ }).check()
  await page.getByRole('heading', { name: /^Who takes over/ }).waitFor()
  await settled(page)
  await page.getByRole('heading', { name: 'Changes' }).scrollIntoViewIfNeeded()
  await settled(page)
  yield { name: '24-import-changes', page }
  await page.getByRole('heading', { name: /^Who takes over/ }).evaluate((heading) => heading.scrollIntoView({ block: 'start' }))
  await settled(page)
  yield { name: '24-import-successors', page }
}
