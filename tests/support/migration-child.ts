/** Migrates a database until it is killed. Usage: migration-child <path> <hex key> */
import { openConnection } from '../../src/main/db/connection.ts'
import { migrate } from '../../src/main/db/migrate.ts'
import { laterMigrations } from './later-migrations.ts'

const [path = '', hexKey = ''] = process.argv.slice(2)
const opened = openConnection({ path, hexKey })
if (!opened.ok) throw new Error(opened.error.code)
process.stdout.write('begins\n')
const done = migrate(opened.value, () => 1, laterMigrations)
process.stdout.write(done.ok ? 'migrated\n' : `refused ${done.error.code}\n`)
opened.value.close()
