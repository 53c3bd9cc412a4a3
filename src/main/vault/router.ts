import { answer } from '../kernel/answer.ts'
import { anytime, opened } from '../kernel/implement.ts'
import type { LockedEvent, Vaults } from '../kernel/session.ts'

export const vaultsRouter = {
  status: anytime.vaults.status.handler(({ context }) => context.vaults.status()),
  suggestPassphrase: anytime.vaults.suggestPassphrase.handler(({ context }) => context.vaults.suggestPassphrase()),
  create: anytime.vaults.create.handler(async ({ input, context, errors }) => answer(await context.vaults.create(input), errors)),
  open: anytime.vaults.open.handler(async ({ input, context, errors }) => answer(await context.vaults.open(input), errors)),
  openWithRecoveryCode: anytime.vaults.openWithRecoveryCode.handler(async ({ input, context, errors }) =>
    answer(await context.vaults.openWithRecoveryCode(input), errors),
  ),
  openDemo: anytime.vaults.openDemo.handler(async ({ context, errors }) => answer(await context.vaults.openDemo(), errors)),
  add: anytime.vaults.add.handler(async ({ input, context, errors }) => answer(await context.vaults.add(input), errors)),
  lock: anytime.vaults.lock.handler(async ({ context }) => {
    await context.vaults.lock('asked')
    return { locked: true as const }
  }),
  // Listens from the call on, not from the first read: a lock in between would never be told.
  events: anytime.vaults.events.handler(async ({ context, signal }) => tellOnce(nextLock(context.vaults, signal))),
  quickNotes: anytime.vaults.quickNotes.handler(async function* ({ context, signal }) {
    while (await context.vaults.nextQuickNote(signal)) yield { kind: 'quick-note' as const }
  }),
  touch: anytime.vaults.touch.handler(({ context }) => context.vaults.touch()),
  changePassphrase: opened.vaults.changePassphrase.handler(async ({ input, context, errors }) =>
    answer(await context.vaults.changePassphrase(input), errors),
  ),
  newRecoveryCode: opened.vaults.newRecoveryCode.handler(async ({ input, context, errors }) =>
    answer(await context.vaults.newRecoveryCode(input), errors),
  ),
  showRawKey: opened.vaults.showRawKey.handler(async ({ input, context, errors }) =>
    answer(await context.vaults.showRawKey(input), errors),
  ),
  keyFacts: opened.vaults.keyFacts.handler(({ context }) => context.vaults.keyFacts()),
  prepareDataKey: opened.vaults.prepareDataKey.handler(async ({ input, context, errors }) =>
    answer(await context.vaults.prepareDataKey(input), errors),
  ),
  replaceDataKey: opened.vaults.replaceDataKey.handler(async function* ({ input, context, errors }) {
    const replaced = yield* telling((onProgress) => context.vaults.replaceDataKey(input, onProgress))
    yield { kind: 'replaced' as const, bytes: answer(replaced, errors).bytes }
  }),
  handOverFacts: opened.vaults.handOverFacts.handler(({ context }) => context.vaults.handOverFacts()),
  chooseHandOverPlace: opened.vaults.chooseHandOverPlace.handler(({ context }) => context.vaults.chooseHandOverPlace()),
  prepareHandOver: opened.vaults.prepareHandOver.handler(async ({ input, context, errors }) =>
    answer(await context.vaults.prepareHandOver(input), errors),
  ),
  handOver: opened.vaults.handOver.handler(async function* ({ input, context, errors, signal }) {
    const handed = yield* telling((onProgress) => context.vaults.handOver(input, { onProgress, signal }))
    yield { kind: 'handed-over' as const, ...answer(handed, errors) }
  }),
  destructionPreview: opened.vaults.destructionPreview.handler(({ context }) => context.vaults.destructionPreview()),
  destroy: opened.vaults.destroy.handler(async ({ input, context, errors }) => answer(await context.vaults.destroy(input), errors)),
  destructionLeft: anytime.vaults.destructionLeft.handler(async ({ input, context, errors }) =>
    answer(await context.vaults.destructionLeft(input), errors),
  ),
  finishDestruction: anytime.vaults.finishDestruction.handler(async ({ input, context, errors }) =>
    answer(await context.vaults.finishDestruction(input), errors),
  ),
  putAwayCertificate: anytime.vaults.putAwayCertificate.handler(({ input, context }) => context.vaults.putAwayCertificate(input)),
  setColour: opened.vaults.setColour.handler(async ({ input, context, errors }) => answer(await context.vaults.setColour(input), errors)),
  backups: anytime.vaults.backups.handler(async ({ input, context, errors }) => answer(await context.vaults.backups(input), errors)),
  backUpNow: opened.vaults.backUpNow.handler(async ({ context, errors }) => answer(await context.vaults.backUpNow(), errors)),
  restorePreview: anytime.vaults.restorePreview.handler(async ({ input, context, errors }) =>
    answer(await context.vaults.restorePreview(input), errors),
  ),
  restore: anytime.vaults.restore.handler(async ({ input, context, errors }) => answer(await context.vaults.restore(input), errors)),
}

function nextLock(vaults: Vaults, signal: AbortSignal | undefined): Promise<LockedEvent | null> {
  return new Promise((resolve) => {
    const stop = vaults.onLocked(resolve)
    signal?.addEventListener(
      'abort',
      () => {
        stop()
        resolve(null)
      },
      { once: true },
    )
  })
}

async function* tellOnce(event: Promise<LockedEvent | null>): AsyncGenerator<LockedEvent, void> {
  const told = await event
  if (told) yield told
}

/** Tells how far the work is until it has ended; of two shares between two reads the later one counts. */
async function* telling<T>(work: (onProgress: (share: number) => void) => Promise<T>) {
  let share = 0
  let wake = () => {}
  const working = work((next) => {
    share = next
    wake()
  })
  const ended = working.then(
    () => null,
    () => null,
  )
  for (let told = -1; ; ) {
    if (share === told) {
      const next = new Promise<true>((resolve) => {
        wake = () => resolve(true)
      })
      if ((await Promise.race([next, ended])) === null) return await working
    }
    told = share
    yield { kind: 'progress' as const, share }
  }
}
