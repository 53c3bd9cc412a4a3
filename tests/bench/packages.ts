import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { openSealed } from '../../src/shared/package/open.ts'
import { sealToRecipient } from '../../src/shared/package/seal.ts'
import { type Figure, percentile, timed } from './figures.ts'

const ROUNDS = 15
/** A review with its citations is about this long. */
const BYTES = 60_000

/** Sealing to a key and opening, as the app does it (so no key derivation), beside the `age` command on the same bytes. */
export async function packageFigures(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-bench-'))
  try {
    const identity = await generateX25519Identity()
    const recipient = await identityToRecipient(identity)
    const plain = Buffer.from('All of this was said in the meeting of May. '.repeat(BYTES / 44))
    const files = { identity: join(folder, 'key'), plain: join(folder, 'plain'), sealed: join(folder, 'sealed.age') }
    writeFileSync(files.identity, `${identity}\n`)
    writeFileSync(files.plain, plain)
    const age = process.env.PERENNIAL_AGE ?? 'age'
    const times = { seal: [] as number[], open: [] as number[], ageSeal: [] as number[], ageOpen: [] as number[] }
    for (let round = 0; round < ROUNDS; round += 1) {
      let sealed: Uint8Array = new Uint8Array()
      times.seal.push(
        await timed(async () => {
          sealed = await sealToRecipient(plain, recipient)
        }),
      )
      times.open.push(
        await timed(async () => {
          const opened = await openSealed(sealed, { kind: 'key', identity })
          if (!opened.ok) throw new Error(opened.error.code)
        }),
      )
      times.ageSeal.push(await timed(() => execFileSync(age, ['-r', recipient, '-o', files.sealed, files.plain])))
      times.ageOpen.push(await timed(() => execFileSync(age, ['-d', '-i', files.identity, '-o', join(folder, 'out'), files.sealed])))
    }
    return [
      {
        name: 'package sealed, key derivation apart, p50',
        figure: percentile(times.seal, 0.5),
        raw: { what: 'age command', figure: percentile(times.ageSeal, 0.5), atMost: 1.5 },
        budget: Number.POSITIVE_INFINITY,
      },
      {
        name: 'package opened, key derivation apart, p50',
        figure: percentile(times.open, 0.5),
        raw: { what: 'age command', figure: percentile(times.ageOpen, 0.5), atMost: 1.5 },
        budget: Number.POSITIVE_INFINITY,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
