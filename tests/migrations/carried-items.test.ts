import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Connection, openConnection } from '../../src/main/db/connection.ts'
import { migrate } from '../../src/main/db/migrate.ts'
import { migrations } from '../../src/main/db/migrations/index.ts'

let folder: string
let connection: Connection
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perennial-carried-'))
  const opened = openConnection({ path: join(folder, 'vault.db'), hexKey: '42'.repeat(32), create: true })
  if (!opened.ok) throw new Error(opened.error.code)
  connection = opened.value
  const before = migrations.slice(
    0,
    migrations.findIndex(({ name }) => name === '0015-carried-items'),
  )
  expect(migrate(connection, Date.now, before)).toMatchObject({ ok: true })
  connection.exec(`
    INSERT INTO change (id, at, actor, verb, summary) VALUES ('c1', 1, 'owner', 'coaching.finish', 'One-to-one finished');
    UPDATE open_change SET change_id = 'c1';
    INSERT INTO person (id, given_name, family_name, status, created_at) VALUES ('gail', 'Gail', 'Erickson', 'active', 1);
    INSERT INTO one_to_one (id, person_id, starts_at, minutes, state)
      VALUES ('held', 'gail', 1, 30, 'held'), ('next', 'gail', 2, 30, 'planned');`)
})
afterEach(async () => {
  connection.close()
  await rm(folder, { recursive: true, force: true })
})

function items(meeting: string, carriedFrom: string | null, titles: Readonly<Record<string, string>>): void {
  const insert = connection.prepare(`
    INSERT INTO agenda_item (id, one_to_one_id, title, raised_by, carried_from_id, position) VALUES (?, ?, ?, 'manager', ?, 1)`)
  for (const [id, title] of Object.entries(titles)) insert.run(id, meeting, title, carriedFrom)
}

it('an older vault knows which item was carried where the title says it, and claims nothing where two have one title', () => {
  items('held', null, { jig: 'Jig handover', cover: 'Holiday cover', twin1: 'Release', twin2: 'Release', gone: 'Jig handover' })
  connection.exec("UPDATE agenda_item SET deleted_at = 3 WHERE id = 'gone'")
  items('next', 'held', { jig2: 'Jig handover', renamed: 'Cover in December', twin3: 'Release', twin4: 'Release' })
  items('next', null, { own: 'Holiday cover' })
  const steps = connection.prepare('SELECT count(*) FROM history').pluck()
  const before = steps.get()
  connection.exec('UPDATE open_change SET change_id = NULL')

  expect(migrate(connection, Date.now)).toMatchObject({ ok: true })

  const carried = connection.prepare('SELECT id, carried_from_item_id FROM agenda_item WHERE carried_from_item_id IS NOT NULL').all()
  expect(carried).toEqual([{ id: 'jig2', carried_from_item_id: 'jig' }])
  expect(steps.get()).toBe(before)
})

it('is under the journal again with the column it got', () => {
  items('held', null, { cover: 'Holiday cover' })
  expect(migrate(connection, Date.now)).toMatchObject({ ok: true })
  connection.exec("UPDATE agenda_item SET title = 'Cover' WHERE id = 'cover'")
  const image = connection.prepare("SELECT after FROM history WHERE tbl = 'agenda_item' AND op = 'update'").pluck().get()
  expect(JSON.parse(String(image))).toMatchObject({ title: 'Cover', carried_from_item_id: null })
})
