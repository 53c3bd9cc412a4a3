import { developmentSentences } from './development-sentences.ts'
import { feedbackSentences } from './feedback-sentences.ts'
import { jobSentences } from './job-sentences.ts'
import { methodSentences } from './method-sentences.ts'
import { packageSentences } from './package-sentences.ts'
import { peopleSentences } from './people-sentences.ts'
import type { ErrorData, ErrorSentence, Sentences } from './sentence.ts'
import { vaultSentences } from './vault-sentences.ts'
import { workSentences } from './work-sentences.ts'

export type { ErrorSentence } from './sentence.ts'

const GENERAL: Sentences = {
  INTERNAL: [
    'This step failed for a reason nobody foresaw',
    'What was saved before is safe. This step was not done, or not to its end.',
    'Try it once more. If it fails again, copy the details and keep them with the version number.',
  ],
  BAD_REQUEST: [
    'A value here is not accepted',
    'Something is too long, too short or of the wrong kind. Nothing was saved.',
    'Check the fields and try again.',
  ],
  VAULT_BUSY: ['The vault was busy', 'Another step held it too long. This one was not done.', 'Do it again in a moment.'],
  DISK_FAILED: [
    'The disk did not answer',
    'It could not be read or written. What was saved before is safe as far as the disk is.',
    'Check the disk and its cable, then make a backup to another place.',
  ],
  CANCELLED: ['This was cancelled', 'Nothing is half done.', 'Begin it again if it is still wanted.'],
  CONNECTION_LOST: [
    'The part that keeps the vault does not answer',
    'It was closed or has stopped. What was saved before is safe; the text on this page is not saved any more.',
    'Copy what is unsaved, close this page, then start Perennial again.',
  ],
  NO_SESSION: [
    'This page has no session',
    'Its address works once. A page loaded again, or a second tab, gets no access to the vault.',
    'Use the page that is already open, or the new address that stands where Perennial was started.',
  ],
}

/** Every declared error of the contract in words. The renderer owns them; main sends codes. */
export const sentences: Sentences = {
  ...GENERAL,
  ...vaultSentences,
  ...workSentences,
  ...peopleSentences,
  ...packageSentences,
  ...methodSentences,
  ...jobSentences,
  ...feedbackSentences,
  ...developmentSentences,
}

const CODE_ALIASES: Readonly<Record<string, string>> = { INTERNAL_SERVER_ERROR: 'INTERNAL' }

function codeOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string') {
    return CODE_ALIASES[error.code] ?? error.code
  }
  return error instanceof TypeError && /fetch/i.test(error.message) ? 'CONNECTION_LOST' : 'INTERNAL'
}

function dataOf(error: unknown): ErrorData {
  if (typeof error === 'object' && error !== null && 'data' in error && typeof error.data === 'object' && error.data !== null) {
    return { ...error.data }
  }
  return {}
}

/**
 * The sentence for anything that was thrown; what nobody declared reads as INTERNAL and keeps its code. What the screen knows of it, such
 * as the name of the file, is said beside what main sent.
 */
export function describeError(error: unknown, known: ErrorData = {}): ErrorSentence {
  const code = codeOf(error)
  const found = sentences[code] ?? sentences.INTERNAL
  const words = typeof found === 'function' ? found({ ...known, ...dataOf(error) }) : found
  const [title, meaning, todo] = words ?? ['This step failed', '', '']
  return { code, title, meaning, todo }
}
