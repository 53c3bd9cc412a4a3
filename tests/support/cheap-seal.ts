import { Encrypter } from 'age-encryption'
import type { Jobs } from '../../src/main/jobs/jobs.ts'
import type { RouterContext } from '../../src/main/kernel/implement.ts'
import { fromUtf8 } from '../../src/shared/package/bytes.ts'
import { PackageDocument } from '../../src/shared/rules/package-document.ts'
import type { TestVault } from './vault.ts'

/** The same vault, sealing at a work factor that costs nothing: for tests that are not about sealing and would wait a second each time. */
export function sealingCheaply({ vault, context }: TestVault): RouterContext {
  const real = vault.deps.jobs
  const jobs: Jobs = {
    run: async (name, input, options) =>
      name === 'seal-package' ? ((await sealCheaply(input as never)) as never) : await real.run(name, input, options),
  }
  const cheap = { ...vault, deps: { ...vault.deps, jobs } }
  return { vaults: { ...context.vaults, current: () => cheap } }
}

async function sealCheaply({ plaintext, passphrase }: { plaintext: Uint8Array; passphrase: string }) {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(2)
  const line1 = plaintext.subarray(0, plaintext.indexOf(10))
  return { bytes: await encrypter.encrypt(plaintext), document: PackageDocument.parse(JSON.parse(fromUtf8(line1) ?? '')) }
}
