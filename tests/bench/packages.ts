import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { type Figure, percentile, timed } from './figures.ts'

const ROUNDS = 15
/** A review with its citations is about this long. */
const BYTES = 60_000

/** Sealing and opening to a key (no key derivation), beside the `age` command on the same bytes. */
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
          const encrypter = new Encrypter()
          encrypter.addRecipient(recipient)
          sealed = await encrypter.encrypt(plain)
        }),
      )
      times.open.push(
        await timed(async () => {
          const decrypter = new Decrypter()
          decrypter.addIdentity(identity)
          await decrypter.decrypt(sealed)
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
