/**
 * A process of its own that works on a vault until it is killed. Prints a line only after the thing it names is done, so that a
 * test knows what had been acknowledged. Usage: vault-child <task> <vaults folder> <passphrase> [argument]
 */
import { change } from '../../src/main/db/change.ts'
import type { OpenVault } from '../../src/main/kernel/session.ts'
import { vaultsIn } from './vaults.ts'

const [task, folder = '', passphrase = '', argument = ''] = process.argv.slice(2)
const vaults = vaultsIn(folder)

async function open(): Promise<OpenVault> {
  const { vaults: known } = await vaults.status()
  const answer = await vaults.open({ vaultId: known[0]?.id ?? '', passphrase })
  if (!answer.ok) {
    say(`refused ${answer.error.code}`)
    process.exit(0)
  }
  const vault = vaults.current()
  if (!vault) throw new Error('no vault is open')
  say('open')
  return vault
}

async function write(vault: OpenVault): Promise<void> {
  for (let count = 0; ; count++) {
    const { id, unit } = { id: vault.deps.newId(), unit: vault.deps.newId() }
    // Two rows in one change: after any kill both are there, or neither.
    await change(vault.deps, { verb: 'test.write', summary: `Write ${count}` }, async (tx) => {
      await tx
        .insertInto('org_unit')
        .values({ id: unit, name: `Unit ${id}`, parent_id: null })
        .execute()
      await tx
        .insertInto('job_profile')
        .values({ id, title: `Profile ${unit}`, purpose: 'x'.repeat(2000) })
        .execute()
    })
    say(`saved ${id} ${unit}`)
  }
}

async function copyForEver(): Promise<void> {
  for (;;) {
    const made = await vaults.backUpNow()
    say(made.ok ? `copied ${made.value.id}` : `failed ${made.error.code}`)
  }
}

/** Prints the code before it is confirmed, as the person has it on paper by then. */
async function replaceKeyForEver(vault: OpenVault): Promise<void> {
  for (;;) {
    const id = vault.deps.newId()
    await change(vault.deps, { verb: 'test.write', summary: 'Written' }, (tx) =>
      tx
        .insertInto('org_unit')
        .values({ id, name: `Unit ${id}`, parent_id: null })
        .execute(),
    )
    say(`saved ${id}`)
    const prepared = await vaults.prepareDataKey({ passphrase })
    if (!prepared.ok) throw new Error(prepared.error.code)
    const { recoveryCode } = prepared.value
    say(`begins ${recoveryCode}`)
    const replaced = await vaults.replaceDataKey({ recoveryCode }, () => {})
    say(replaced.ok ? `replaced ${recoveryCode}` : `failed ${replaced.error.code}`)
  }
}

async function destroyOnce(vault: OpenVault): Promise<void> {
  say('begins')
  const destroyed = await vaults.destroy({ name: vault.summary.name, passphrase })
  say(destroyed.ok ? 'destroyed' : `failed ${destroyed.error.code}`)
}

/** Into one place after the other, so that the next can be cut short too. */
async function handOverForEver(place: string): Promise<void> {
  for (let count = 0; ; count++) {
    const prepared = await vaults.prepareHandOver({ passphrase, nextPassphrase: `${passphrase} of the client`, along: [] })
    if (!prepared.ok) throw new Error(prepared.error.code)
    say(`begins ${place}-${count}`)
    const handed = await vaults.handOver({ ...prepared.value, place: `${place}-${count}.perennial` }, { onProgress: () => {} })
    say(handed.ok ? `handed ${handed.value.place}` : `failed ${handed.error.code}`)
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

const vault = await open()
if (task === 'write') await write(vault)
if (task === 'back-up') await copyForEver()
if (task === 'replace-key') await replaceKeyForEver(vault)
if (task === 'destroy') await destroyOnce(vault)
if (task === 'hand-over') await handOverForEver(argument)
if (task === 'hold') setInterval(() => {}, 1000)
if (task === 'try') {
  await vaults.close()
  process.exit(0)
}
