/**
 * Opens a vault as a version with three more migrations would, and stays until it is killed. Usage: later-version-child <vaults
 * folder> <passphrase> [leave]
 */
import type { Migration } from '../../src/main/db/migration.ts'
import { migrations } from '../../src/main/db/migrations/index.ts'
import { laterMigrations } from './later-migrations.ts'
import { vaultsIn } from './vaults.ts'

const [folder = '', passphrase = '', leave = ''] = process.argv.slice(2)
const due = laterMigrations.slice(migrations.length)
const installed = migrations as Migration[]
installed.push(...due)

const vaults = vaultsIn(folder)
const { vaults: known } = await vaults.status()
process.stdout.write('opens\n')
const opened = await vaults.open({ vaultId: known[0]?.id ?? '', passphrase })
process.stdout.write(opened.ok ? 'opened\n' : `refused ${opened.error.code}\n`)
if (leave === '') setInterval(() => {}, 1000)
else await vaults.close()
