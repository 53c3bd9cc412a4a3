/**
 * Every job there is: name → how to load its function `(input, context) => output`. Loaded in the worker, on first use.
 * Adding a job is one line here; its input and output types follow from the function.
 */
export const catalog = {
  'read-people-file': () => import('../features/people/read-people-file.ts').then((m) => m.readPackedPeople),
  'read-protected-file': () => import('../features/people/read-protected-file.ts').then((m) => m.readProtectedFile),
  'role-index': () => import('../features/library/role-index-job.ts').then((m) => m.readRoleIndex),
  'vault.calibrate': () => import('../vault/kdf.ts').then((m) => m.calibrateKdf),
  'vault.derive': () => import('../vault/kdf.ts').then((m) => m.deriveKey),
  'vault.inspect': () => import('../db/inspect.ts').then((m) => m.inspectDatabase),
  'vault.checkpoint': () => import('../vault/checkpoint-job.ts').then((m) => m.moveCheckpoint),
  'vault.rekey': () => import('../vault/rekey-job.ts').then((m) => m.copyUnderNewKey),
  'vault.backup': () => import('../vault/backup-job.ts').then((m) => m.makeBackup),
  'vault.hand-over': () => import('../vault/hand-over-job.ts').then((m) => m.copyForHandOver),
  'seal-package': () => import('../features/sharing/seal-job.ts').then((m) => m.sealPackage),
  'open-reply': () => import('../features/sharing/reply-job.ts').then((m) => m.openReply),
  'open-feedback-reply': () => import('../features/sharing/feedback-reply-job.ts').then((m) => m.openFeedbackReply),
  'review-pdf': () => import('../pdf/review-pdf.tsx').then((m) => m.reviewPdf),
}
