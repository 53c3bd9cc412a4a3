import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium, type Download, type Page } from '@playwright/test'
import { quietChromium } from '../../playwright.config.ts'
import { ageWithWords, whyNoAge } from '../support/age-command.ts'
import { chromiumPath } from '../support/chromium.ts'
import { pdfLetters } from '../support/pdf.ts'
import { filesHolding } from '../support/plaintext-scan.ts'
import { expect, test } from './support/app.ts'
import { Employee } from './support/employee.ts'

const FIRM = resolve(import.meta.dirname, '../../resources/demo/adventureworks_employees.csv')
const TEAM = ['Dylan Miller', 'Gail Erickson', 'Jossef Goldberg', 'Michael Sullivan', 'Ovidiu Cracium', 'Rob Walters', 'Sharon Salavaria']
const PRIVATE = 'Canary-7f3e: quiet in the design review again.'
const MARGIN = 'Canary-91ab: ask about December at the end.'
const ASSESSMENT = 'Canary-c04d: ready for senior in a year.'
const PROPOSAL = 'Canary-b25a: to keep her from leaving, not yet agreed with Terri.'
const OWN_WORDS = 'Own-55d1: the datum work took longer than planned.'
const OWN_SUMMARY = 'Own-e8f2: a year of measuring, and of asking sooner.'
/** All that her self-review could be known by before it opens. */
const OWN = /Gail: |Gail sums up|Own-55d1|Own-e8f2|Below two since June/
const REASON = 'Two days saved at every handover since March.'
const DISAGREEMENT = 'The second design review was moved twice by the line change.'

test('a manager runs a whole cycle for a team of seven, and the employee is heard', async ({ app }) => {
  test.setTimeout(300_000)
  const { manager, page } = app
  const folder = mkdtempSync(join(tmpdir(), 'perennial-e2e-'))

  await test.step('makes a vault, imports the firm and says who she is', async () => {
    await manager.makesVault('Adventure Works')
    await manager.importsPeople(FIRM, 290)
    await manager.is('Roberto Tamburello')
  })

  await test.step('launches a cycle and agrees a measurable goal with everybody of the team', async () => {
    await manager.launchesCycleForTeam()
    for (const name of TEAM) {
      await manager.opensPlanOf(name)
      const comment = name === 'Gail Erickson' ? { comment: 'The datum scheme comes first.' } : {}
      await manager.agreesGoal({ title: 'Rework below 2 %', measure: 'Share reworked', from: '3.4', to: '1.8', unit: '%', ...comment })
    }
  })

  await test.step('coaches: a private note, a one-to-one with shared notes and a private side', async () => {
    await manager.opensPerson('Gail Erickson')
    await manager.keepsPrivateNote(PRIVATE)
    await manager.holdsOneToOne('Gail Erickson', {
      topic: 'Jig handover',
      note: 'Two days before release, agreed with Quality.',
      action: 'Draft the handover checklist',
      margin: MARGIN,
    })
  })

  await test.step('rewards: one given for something on record and then known to both, one only proposed', async () => {
    await manager.proposesReward({ person: 'Gail Erickson', what: 'A day off', reason: REASON, evidence: /^One-to-one|^Jig handover/ })
    await expect(page.getByRole('main').getByText('1 item of evidence')).toBeVisible()
    await manager.givesReward('A day off')
    await manager.proposesReward({ person: 'Gail Erickson', what: 'A senior title', reason: PROPOSAL })
    await manager.opensPerson('Gail Erickson')
    await manager.opensTab('Rewards')
    const rewards = page.getByRole('tabpanel')
    await expect(rewards.getByText(`${REASON} (1 item of evidence)`)).toBeVisible()
    await expect(rewards.getByText(/^Given /)).toBeVisible()
    await expect(rewards.getByText('Proposed', { exact: true })).toBeVisible()
    await manager.opensTab('Timeline')
    await expect(page.getByRole('main').getByText('A day off')).toBeVisible()
  })

  const own = await test.step('asks Gail for her own view, in a file of its own', async () => {
    await manager.opensReviewOf('Gail Erickson')
    const { file, words } = await manager.asksForSelfReview()
    return { html: await keep(file, folder), words }
  })

  const ownReply = await test.step('Gail rates herself in a fresh browser and gives it back', () =>
    inFreshBrowser(async (reader) => {
      await reader.opens(own.html, own.words, 'Gail Erickson')
      await reader.rates('Rework below 2 %', /^5/, 'Below two since June.')
      await reader.rates('Communication', /^2/, OWN_WORDS)
      await reader.sumsUp(OWN_SUMMARY)
      return await keep(await reader.givesSelfReview('Gail Erickson'), folder)
    }))

  await test.step('her ratings come in sealed: neither the preview nor the review shows them', async () => {
    await manager.previewsReply(ownReply)
    const shown = page.getByRole('main')
    await expect(shown.getByText('Signed by Gail Erickson')).toBeVisible()
    await expect(shown.getByText('Opens when every item here has a rating').first()).toBeVisible()
    await expect(shown).not.toContainText(OWN)
    await manager.takesReply('Gail Erickson')
    await expect(shown).not.toContainText(OWN)
    await manager.opensReviewOf('Gail Erickson')
    await expect(shown.getByText('Self-review sealed')).toBeVisible()
    for (const part of ['Goal results', 'Competencies', 'Summary']) {
      await manager.opensPart(part)
      await expect(shown).not.toContainText(OWN)
    }
  })

  await test.step('rates the whole team and signs', async () => {
    for (const name of TEAM) {
      await manager.opensReviewOf(name)
      await manager.rates('Goal results', /^4/)
      await manager.rates('Competencies', /^3/)
      if (name === 'Gail Erickson') {
        await seesOwnRatings(page)
        await manager.writes('Summary', 'A year of finding causes rather than symptoms.')
        await manager.writes('Private assessment', ASSESSMENT)
        await manager.opensPart('Competencies')
        await page.getByRole('textbox', { name: 'Text on Communication' }).fill('Handovers are complete and early.')
        await page.getByRole('button', { name: /^Cite: One-to-one/ }).click()
        await expect(page.getByText('Cited as 1')).toBeVisible()
        await page.getByRole('button', { name: /^Cite: A day off/ }).click()
        await expect(page.getByText('Cited as 2')).toBeVisible()
        await expect(page.getByRole('button', { name: /^Cite: A senior title/ })).toBeHidden()
      }
      await manager.finishesReview()
    }
  })

  const { html, age, words } = await test.step('sends Gail her review in both carriers', async () => {
    await manager.opensReviewOf('Gail Erickson')
    const first = await manager.savesPackage('age')
    const ageFile = await keep(first.file, folder)
    await manager.opensReviewOf('Gail Erickson')
    const second = await manager.savesPackage('html')
    return { html: await keep(second.file, folder), age: { path: ageFile, words: first.words }, words: second.words }
  })

  await test.step('the .age file opens with the age command, and OpenSSL verifies the second line', () => {
    const missing = whyNoAge()
    if (missing !== null) return void test.info().annotations.push({ type: 'not run', description: missing })
    const opened = join(folder, 'opened')
    ageWithWords(age.words.join(' '), ['-d', '-o', opened, age.path])
    const plaintext = readFileSync(opened, 'utf8')
    const [line1 = '', line2 = ''] = plaintext.split('\n')
    expect(JSON.parse(line1)).toMatchObject({ person: { name: 'Gail Erickson' }, body: { kind: 'review' } })
    expect(opensslVerifies(folder, line1, JSON.parse(line2))).toBe(true)
    expect(plaintext).toContain(OWN_WORDS)
    expect(plaintext).not.toContain('Canary')
  })

  const reply = await test.step('Gail opens the page from disk in a fresh browser, disagrees, signs and saves the reply', () =>
    inFreshBrowser(async (reader) => {
      await reader.opens(html, words, 'Gail Erickson')
      await expect(reader.page.getByText('A year of finding causes rather than symptoms.')).toBeVisible()
      await expect(reader.page.getByText('A day off').first()).toBeVisible()
      return await keep(await reader.disagrees('Gail Erickson', DISAGREEMENT), folder)
    }))

  await test.step('the manager imports the reply and sees both sides on the signed record', async () => {
    await manager.previewsReply(reply)
    await manager.takesReply('Gail Erickson')
    await manager.opensReviewOf('Gail Erickson')
    const record = page.getByRole('main')
    await expect(record.getByText('Roberto Tamburello')).toBeVisible()
    await expect(record.getByText(/^Disagrees, /)).toBeVisible()
    await expect(record.getByText(DISAGREEMENT)).toBeVisible()
    const pdf = page.waitForEvent('download')
    await page.getByRole('button', { name: 'More for this review' }).click()
    await page.getByRole('menuitem', { name: 'Save as PDF' }).click()
    const text = pdfLetters(readFileSync(await keep(await pdf, folder)))
    expect(text).toContain(DISAGREEMENT.replaceAll(' ', ''))
    expect(text).not.toContain('Canary')
  })

  await test.step('nothing private lies in clear on the disk, and nobody was called', async () => {
    await manager.locks()
    for (const secret of [PRIVATE, MARGIN, ASSESSMENT, PROPOSAL]) expect(await filesHolding(secret, [app.shell.folder, folder])).toEqual([])
    // Her own words stand in the review, which this test opened into its own folder.
    for (const own of [OWN_WORDS, OWN_SUMMARY]) expect(await filesHolding(own, [app.shell.folder])).toEqual([])
    expect(await app.strangers()).toEqual([])
  })
})

async function keep(download: Download, folder: string): Promise<string> {
  const path = join(folder, download.suggestedFilename())
  await download.saveAs(path)
  return path
}

/** Every item of Gail's review is rated: her own view stands beside it now. */
async function seesOwnRatings(page: Page): Promise<void> {
  const shown = page.getByRole('main')
  await expect(shown.getByText('Self-review open')).toBeVisible()
  const communication = shown.getByRole('group', { name: 'Communication' })
  await expect(communication.getByText(/^Gail: 2, /)).toBeVisible()
  await expect(communication.getByText(OWN_WORDS)).toBeVisible()
  await expect(shown.getByText('Gail: not rated').first()).toBeHidden()
}

/** A phone that has never seen the app, and asks nobody for anything. */
async function inFreshBrowser<T>(work: (reader: Employee) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: quietChromium })
  try {
    const reader = new Employee(await browser.newPage({ viewport: { width: 390, height: 844 }, acceptDownloads: true }))
    const done = await work(reader)
    expect(reader.requests).toEqual([])
    return done
  } finally {
    await browser.close()
  }
}

/** The recipe of docs/package-format.md: an Ed25519 public key in DER is twelve fixed bytes before the raw key (RFC 8410). */
function opensslVerifies(folder: string, line1: string, block: { publicKey: string; signature: string }): boolean {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(block.publicKey, 'base64')])
  const files = { key: join(folder, 'key.der'), line: join(folder, 'line1'), signature: join(folder, 'signature') }
  writeFileSync(files.key, der)
  writeFileSync(files.line, line1)
  writeFileSync(files.signature, Buffer.from(block.signature, 'base64'))
  const args = [
    'pkeyutl',
    '-verify',
    '-pubin',
    '-keyform',
    'DER',
    '-inkey',
    files.key,
    '-rawin',
    '-in',
    files.line,
    '-sigfile',
    files.signature,
  ]
  return /Verified Successfully/.test(execFileSync('openssl', args, { encoding: 'utf8' })) && readFileSync(files.line).length > 0
}
