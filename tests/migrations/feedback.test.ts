import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Connection, openConnection } from '../../src/main/db/connection.ts'
import { migrate } from '../../src/main/db/migrate.ts'
import { migrations } from '../../src/main/db/migrations/index.ts'

let root: string
let db: Connection
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'perennial-feedback-'))
  const opened = openConnection({ path: join(root, 'vault.db'), hexKey: '42'.repeat(32), create: true })
  if (!opened.ok) throw new Error(opened.error.code)
  db = opened.value
  const before = migrations.slice(
    0,
    migrations.findIndex(({ name }) => name === '0010-feedback'),
  )
  migrate(db, () => 1, before)
})
afterEach(async () => {
  db.close()
  await rm(root, { recursive: true, force: true })
})

function seat(): void {
  db.exec(`
    INSERT INTO change (id, at, actor, verb, summary) VALUES ('c1', 1, 'owner', 'test.seat', 'Seated');
    UPDATE open_change SET change_id = 'c1';
    INSERT INTO person (id, given_name, family_name, manager_id, status, created_at) VALUES
      ('roberto', 'Roberto', 'Tamburello', NULL, 'active', 1), ('gail', 'Gail', 'Erickson', 'roberto', 'active', 1),
      ('rob', 'Rob', 'Walters', 'roberto', 'active', 1), ('twin1', 'Jo', 'Brown', NULL, 'active', 1), ('twin2', 'Jo', 'Brown', NULL, 'active', 1);
    INSERT INTO workspace (id, name, mission, own_person_id, currency, theme, idle_minutes, single_key_shortcuts, created_at)
      VALUES ('w', 'Firm', '', 'roberto', 'EUR', 'system', 10, 1, 1);
    INSERT INTO shared_note (id, person_id, kind, from_name, body, observed_on, created_at, updated_at, deleted_at) VALUES
      ('n1', 'gail', 'feedback', '', 'From the manager', '2026-01-02', 2, 3, NULL),
      ('n2', 'gail', 'feedback', 'rob walters', 'From a colleague', '2026-01-03', 2, 3, NULL),
      ('n3', 'gail', 'feedback', 'Quality', 'From outside', '2026-01-04', 2, 3, 9),
      ('n4', 'roberto', 'feedback', 'Gail Erickson', 'From the team', '2026-01-05', 2, 3, NULL),
      ('n5', 'gail', 'feedback', 'Gail Erickson', 'Own view', '2026-01-06', 2, 3, NULL),
      ('n6', 'gail', 'feedback', 'Jo Brown', 'One of two', '2026-01-07', 2, 3, NULL),
      ('n8', 'gail', 'feedback', 'Janice Galvin, upward', 'Says it itself', '2026-01-09', 2, 3, NULL),
      ('n7', 'gail', 'shared', '', 'A shared note', '2026-01-08', 2, 3, NULL);
    UPDATE open_change SET change_id = NULL;`)
}

it('keeps every note of kind feedback as feedback with a direction, under its own id, and leaves the other notes where they are', () => {
  seat()
  migrate(db, () => 2)
  const moved = db
    .prepare('SELECT id, person_id, direction, giver_id, giver_name, body, observed_on, deleted_at FROM feedback ORDER BY id')
    .raw()
    .all()
  expect(moved).toEqual([
    ['n1', 'gail', 'downward', 'roberto', 'Roberto Tamburello', 'From the manager', '2026-01-02', null],
    ['n2', 'gail', 'peer', 'rob', 'rob walters', 'From a colleague', '2026-01-03', null],
    ['n3', 'gail', 'peer', null, 'Quality', 'From outside', '2026-01-04', 9],
    ['n4', 'roberto', 'upward', 'gail', 'Gail Erickson', 'From the team', '2026-01-05', null],
    ['n5', 'gail', 'self', 'gail', 'Gail Erickson', 'Own view', '2026-01-06', null],
    ['n6', 'gail', 'peer', null, 'Jo Brown', 'One of two', '2026-01-07', null],
    ['n8', 'gail', 'upward', null, 'Janice Galvin', 'Says it itself', '2026-01-09', null],
  ])
  expect(db.prepare('SELECT id, kind FROM shared_note').raw().all()).toEqual([['n7', 'shared']])
})

it('writes no history of the move, and journals both tables afterwards', () => {
  seat()
  const before = db.prepare('SELECT count(*) FROM history').pluck().get()
  migrate(db, () => 2)
  expect(db.prepare('SELECT count(*) FROM history').pluck().get()).toBe(before)
  expect(() => db.exec("DELETE FROM shared_note WHERE id = 'n7'")).toThrow('write outside a change')
  expect(() => db.exec("DELETE FROM feedback WHERE id = 'n1'")).toThrow('write outside a change')
})
