import { call } from '@orpc/server'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { errorCode } from '../../../../tests/support/error-code.ts'
import { type Firm, seatFirm, TEST_FORM } from '../../../../tests/support/firm.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import type { ChangeId, JobProfileId, PersonId } from '../../../shared/kernel/ids.ts'
import { emptyJob, type JobContent } from '../../../shared/rules/job-profile.ts'
import { singularTitle } from '../../../shared/rules/singular-title.ts'
import { cyclesRouter as cycles } from '../cycles/index.ts'
import { peopleRouter as people } from '../people/index.ts'
import { workspaceRouter as workspace } from '../workspace/index.ts'
import { libraryRouter as library } from './index.ts'
import { levelWord } from './rules-jobs.ts'

let vault: TestVault
let firm: Firm
const at = () => ({ context: vault.context })

beforeEach(async () => {
  vault = await openTestVault()
  firm = await seatFirm(vault)
})
afterEach(() => vault.close())

const said = (purpose: string): JobContent => ({
  ...emptyJob('Buyer', purpose),
  responsibilities: [{ key: 'a', text: 'Orders parts' }],
})
const keep = (jobProfileId: JobProfileId, content: JobContent) => call(library.keepJobDraft, { jobProfileId, content }, at())
const publish = (jobProfileId: JobProfileId, reason = '') => call(library.publishJob, { jobProfileId, reason }, at())
const read = (jobProfileId: JobProfileId) => call(library.job, { jobProfileId }, at())
const ofPerson = (personId: PersonId) => call(library.personJob, { personId }, at())

async function published(purpose = 'Buys parts'): Promise<JobProfileId> {
  const { jobProfileId } = await call(library.addJob, { title: 'Buyer' }, at())
  await keep(jobProfileId, said(purpose))
  await publish(jobProfileId)
  return jobProfileId
}

async function launchFor(personId: PersonId) {
  const proposed = await call(cycles.propose, { startsOn: '2027-01-01', endsOn: '2027-12-31' }, at())
  const { cycle } = await call(cycles.launch, { ...proposed, form: TEST_FORM, personIds: [personId] }, at())
  const held = (await ofPerson(personId)).held.find((each) => each.cycleId === cycle.id)
  if (!held) throw new Error('not in the cycle')
  return held
}

describe('a job profile', () => {
  it('is a draft until it is published, and each publication is the next version', async () => {
    const { jobProfileId } = await call(library.addJob, { title: 'Buyer' }, at())
    expect(await read(jobProfileId)).toMatchObject({ version: null, versions: [], draft: { title: 'Buyer' } })
    await keep(jobProfileId, said('Buys parts'))
    expect(await publish(jobProfileId, 'First')).toMatchObject({ number: 1, change: { summary: 'Buyer: version 1 published' } })
    await keep(jobProfileId, { ...said('Buys parts early'), title: 'Senior Buyer' })
    expect((await publish(jobProfileId, 'Earlier')).number).toBe(2)
    const job = await read(jobProfileId)
    expect(job).toMatchObject({ title: 'Senior Buyer', purpose: 'Buys parts early', version: 2, draft: null })
    expect(job.versions.map(({ number, reason, content }) => [number, reason, content.purpose])).toEqual([
      [2, 'Earlier', 'Buys parts early'],
      [1, 'First', 'Buys parts'],
    ])
  })

  it('is not published empty, unchanged, or without a draft', async () => {
    const { jobProfileId } = await call(library.addJob, { title: 'Buyer' }, at())
    expect(await errorCode(publish(jobProfileId))).toBe('JOB_SAYS_NOTHING')
    await keep(jobProfileId, said('Buys'))
    await publish(jobProfileId)
    expect(await errorCode(publish(jobProfileId))).toBe('NO_JOB_DRAFT')
    await keep(jobProfileId, { ...said('Buys'), responsibilities: [...said('').responsibilities, { key: 'b', text: '  ' }] })
    expect(await errorCode(publish(jobProfileId))).toBe('JOB_UNCHANGED')
  })

  it('keeps its title to itself, whatever the case of the letters', async () => {
    await published()
    expect(await errorCode(call(library.addJob, { title: ' buyer ' }, at()))).toBe('JOB_TITLE_TAKEN')
  })

  it('stays while somebody has it, and goes with one undo otherwise', async () => {
    const jobProfileId = await published()
    await call(people.update, { personId: firm.gail, fields: { jobTitle: 'Buyer' } }, at())
    expect(await read(jobProfileId)).toMatchObject({ people: [{ name: 'Gail Erickson', holds: null }] })
    expect(await errorCode(call(library.removeJob, { jobProfileId }, at()))).toBe('JOB_HAS_PEOPLE')
    await call(people.update, { personId: firm.gail, fields: { jobTitle: null } }, at())
    const { id: changeId } = await call(library.removeJob, { jobProfileId }, at())
    expect(await call(library.jobs, undefined, at())).toEqual([])
    await call(workspace.undo, { changeId }, at())
    expect((await read(jobProfileId)).version).toBe(1)
  })

  it('lists who it can be reached from', async () => {
    const lead = await published()
    const { jobProfileId: clerk } = await call(library.addJob, { title: 'Clerk' }, at())
    const careerPaths = [{ key: 'p', jobProfileId: lead, title: 'Buyer', needs: 'A year of ordering' }]
    await keep(clerk, { ...emptyJob('Clerk', 'Files'), careerPaths })
    expect((await read(lead)).reachedFrom).toEqual([])
    await publish(clerk)
    expect((await read(lead)).reachedFrom).toEqual([{ id: clerk, title: 'Clerk' }])
  })
})

describe('the version that counts', () => {
  it('is the newest at launch, and stays so when a newer one is published', async () => {
    const jobProfileId = await published()
    await call(people.update, { personId: firm.gail, fields: { jobTitle: 'Buyer' } }, at())
    const held = await launchFor(firm.gail)
    expect(held).toMatchObject({ version: { number: 1 }, newer: null, agreedOn: null })
    await keep(jobProfileId, said('Buys parts early'))
    await publish(jobProfileId)
    const [now] = (await ofPerson(firm.gail)).held.filter((each) => each.participationId === held.participationId)
    expect(now).toMatchObject({ version: { number: 1, content: { purpose: 'Buys parts' } }, newer: 2 })
    expect(await read(jobProfileId)).toMatchObject({ people: [{ holds: 1 }], versions: [{ holders: 0 }, { holders: 1 }] })
  })

  it('gives way to a newer one only when that is taken, with the reason kept, and with one undo', async () => {
    const jobProfileId = await published()
    await call(people.update, { personId: firm.gail, fields: { jobTitle: 'Buyer' } }, at())
    const { participationId } = await launchFor(firm.gail)
    const take = () => call(library.takeNewerJob, { participationId, reason: 'Took over imports' }, at())
    expect(await errorCode(take())).toBe('NO_NEWER_JOB')
    await keep(jobProfileId, said('Buys parts early'))
    await publish(jobProfileId)
    const { id: changeId } = await take()
    const current = async () => (await ofPerson(firm.gail)).held.find((each) => each.participationId === participationId)
    expect(await current()).toMatchObject({ version: { number: 2 }, newer: null, taken: [{ number: 2, reason: 'Took over imports' }] })
    await call(workspace.undo, { changeId }, at())
    expect(await current()).toMatchObject({ version: { number: 1 }, newer: 2, taken: [] })
  })

  it('stays as it was once the cycle is closed', async () => {
    const jobProfileId = await published()
    await call(people.update, { personId: firm.gail, fields: { jobTitle: 'Buyer' } }, at())
    const { participationId, cycleId } = await launchFor(firm.gail)
    await keep(jobProfileId, said('Buys parts early'))
    await publish(jobProfileId)
    await call(cycles.close, { cycleId }, at())
    expect(await errorCode(call(library.takeNewerJob, { participationId, reason: 'Late' }, at()))).toBe('CYCLE_CLOSED')
    const held = (await ofPerson(firm.gail)).held.find((each) => each.participationId === participationId)
    expect(held).toMatchObject({ running: false, version: { number: 1 }, newer: null })
  })

  it('is none where no version was published', async () => {
    expect((await ofPerson(firm.gail)).held).toMatchObject([{ cycleName: 'Cycle 2026', version: null, newer: null }])
  })

  it('cannot be published back while somebody holds it', async () => {
    const { jobProfileId } = await call(library.addJob, { title: 'Buyer' }, at())
    await keep(jobProfileId, said('Buys'))
    const { change } = await publish(jobProfileId)
    await call(people.update, { personId: firm.gail, fields: { jobTitle: 'Buyer' } }, at())
    await launchFor(firm.gail)
    expect(await errorCode(call(workspace.undo, { changeId: change.id }, at()))).not.toBeNull()
    expect((await read(jobProfileId)).version).toBe(1)
  })
})

describe('starting from a role', () => {
  it('drafts what was kept: tasks, competencies with levels, related roles, technology', async () => {
    const role = await call(library.role, { code: '17-2141.00' }, at())
    const [task, , third] = role.tasks
    const skill = role.elements.find((element) => element.kind === 'skill')
    const style = role.elements.find((element) => element.kind === 'work-style')
    const { jobProfileId, change } = await call(
      library.draftFromRole,
      {
        code: role.code,
        jobProfileId: null,
        title: 'Design Engineer',
        taskIds: [third?.id ?? 0, task?.id ?? 0],
        elementIds: [skill?.id ?? '', style?.id ?? ''],
        relatedCodes: [role.related[0]?.code ?? ''],
        technology: true,
      },
      at(),
    )
    expect(change.summary).toBe('Design Engineer drafted from Mechanical Engineers')
    const { draft } = await read(jobProfileId)
    expect(draft?.purpose).toBe(role.description)
    expect(draft?.responsibilities.map((each) => each.text)).toEqual([task?.text, third?.text])
    expect(draft?.competencies.map(({ name, source, level, meaning }) => [name, source, level, meaning])).toEqual(
      expect.arrayContaining([
        [
          skill?.name,
          `O*NET skill, level ${skill?.level?.toFixed(1)} of 7, importance ${skill?.importance.toFixed(1)} of 5`,
          expect.stringMatching(/\w/),
          '',
        ],
        // O*NET gives work styles no level, and no draft makes one up.
        [style?.name, `O*NET work style, importance ${style?.importance.toFixed(1)} of 5`, '', ''],
      ]),
    )
    expect(draft?.careerPaths).toMatchObject([{ title: singularTitle(role.related[0]?.title ?? ''), jobProfileId: null }])
    expect(draft?.notes).toMatch(/^Technology in use: /)
    expect(draft?.role).toEqual({ code: '17-2141.00', title: 'Mechanical Engineers' })
    await call(workspace.undo, { changeId: change.id }, at())
    expect(await errorCode(read(jobProfileId))).toBe('JOB_NOT_FOUND')
  })

  it('writes into a profile there is, and leaves its versions as they are', async () => {
    const jobProfileId = await published()
    const input = { code: '13-1023.00', jobProfileId, title: 'Buyer', taskIds: [], elementIds: [], relatedCodes: [], technology: false }
    await call(library.draftFromRole, input, at())
    expect(await read(jobProfileId)).toMatchObject({ version: 1, draft: { role: { code: '13-1023.00' } } })
  })
})

it('never alters a version, whatever is written, published and undone after it', async () => {
  const jobProfileId = await published('v1')
  const seen = new Map([[1, JSON.stringify((await read(jobProfileId)).versions[0])]])
  const step = fc.oneof(
    fc.record({ do: fc.constant('keep' as const), words: fc.string({ minLength: 1, maxLength: 20 }) }),
    fc.constant({ do: 'publish' as const }),
    fc.constant({ do: 'undo' as const }),
    fc.constant({ do: 'discard' as const }),
  )
  const undoable: ChangeId[] = []
  // What is refused changes nothing, which is the point of it.
  const take = async (one: { readonly do: string; readonly words?: string }) => {
    const changeId = one.do === 'undo' ? undoable.pop() : undefined
    if (one.words !== undefined) await keep(jobProfileId, said(one.words))
    if (changeId !== undefined) await errorCode(call(workspace.undo, { changeId }, at()))
    if (one.do === 'discard') await errorCode(call(library.discardJobDraft, { jobProfileId }, at()))
    if (one.do === 'publish') await errorCode(publish(jobProfileId).then(({ change }) => undoable.push(change.id)))
  }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      for (const each of steps) {
        await take(each)
        const { versions } = await read(jobProfileId)
        const numbers = versions.map((version) => version.number)
        expect(numbers).toEqual(Array.from({ length: versions.length }, (_, place) => versions.length - place))
        expect(numbers).toContain(1)
        for (const number of [...seen.keys()].filter((known) => !numbers.includes(known))) seen.delete(number)
        for (const version of versions) {
          const text = JSON.stringify(version)
          expect(seen.get(version.number) ?? text).toBe(text)
          seen.set(version.number, text)
        }
      }
    }),
    { numRuns: 25 },
  )
}, 60_000)

describe('the level of a competency taken from a role', () => {
  it('rises with the number of O*NET, in steps that tell the skills of one role apart', () => {
    expect([0, 1.9, 2, 3.4, 3.5, 4.4, 4.5, 5.4, 5.5, 7].map(levelWord)).toEqual([
      'Basic',
      'Basic',
      'Working',
      'Working',
      'Proficient',
      'Proficient',
      'Advanced',
      'Advanced',
      'Expert',
      'Expert',
    ])
  })
})
