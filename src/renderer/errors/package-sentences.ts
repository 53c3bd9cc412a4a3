import { formatBytes, formatMoment } from '../components/format.ts'
import { numberOf, type Sentences, textOf } from './sentence.ts'

const UNCHANGED = 'Nothing was changed.'

/** Packages going out and replies coming in. */
export const packageSentences: Sentences = {
  NOT_A_PACKAGE: [
    'This is not a package or reply',
    `The file is of another kind. ${UNCHANGED}`,
    'Choose a file ending in .age or .html that Perennial saved.',
  ],
  PACKAGE_EMPTY: [
    'The file is empty',
    `Nothing arrived in it, most often after an interrupted download. ${UNCHANGED}`,
    'Ask for the file to be sent again.',
  ],
  PACKAGE_TOO_LARGE: (data) => [
    'The file is larger than any package',
    `Up to ${formatBytes(numberOf(data, 'limitBytes') ?? 0)} are read. ${UNCHANGED}`,
    'Check that it is the right file.',
  ],
  PACKAGE_TRUNCATED: ['The end of the file is missing', `It was cut off on the way. ${UNCHANGED}`, 'Ask for the file to be sent again.'],
  PACKAGE_ALTERED: [
    'The file was altered on the way',
    `Its seal does not hold, so nothing in it is trusted. ${UNCHANGED}`,
    'Ask for the file to be sent again, by another way.',
  ],
  PACKAGE_WORK_FACTOR: (data) => [
    'The file asks for too much work to open',
    `Its work factor is ${numberOf(data, 'logN') ?? 'higher'}; up to ${numberOf(data, 'limit') ?? 18} is accepted. ${UNCHANGED}`,
    'Check where the file came from.',
  ],
  PACKAGE_NOT_FOR_THIS_VAULT: (data) => [
    'This file is sealed for another vault',
    `No key of “${textOf(data, 'open', 'this vault')}”, which is open, fits it. For whom it was sealed cannot be told from the file. ${UNCHANGED}`,
    'Open the vault the package was sent from, then import the reply there.',
  ],
  PACKAGE_NEEDS_WORDS: [
    'This file opens with its six words',
    `It was sealed to words, not to this vault. ${UNCHANGED}`,
    'Open it in the reader with the words that came apart from it.',
  ],
  PACKAGE_FORMAT_NEWER: (data) => [
    'A newer Perennial wrote this file',
    `Its format is ${numberOf(data, 'format') ?? 'newer'}, which this version does not know. ${UNCHANGED}`,
    'Open it with the newer version.',
  ],
  PACKAGE_CONTENT_REFUSED: (data) => [
    'The content of the file is not as it should be',
    `Refused at: ${textOf(data, 'where', 'its beginning')}. ${UNCHANGED}`,
    'Ask for the file to be made again.',
  ],
  LEAK_FOUND: (data) => [
    'The package held something private',
    `A sentence of “${textOf(data, 'where', 'a private record')}” stands in ${partName(textOf(data, 'part', ''))}. The package was thrown away; nothing went out.`,
    'Say it in other words there, or keep it as a shared note first, then prepare the package again.',
  ],
  REPLY_UNSIGNED: ['This reply is not signed', `It cannot be said who wrote it. ${UNCHANGED}`, 'Ask for a reply signed in the reader.'],
  REPLY_SIGNATURE_WRONG: [
    'The signature of this reply does not hold',
    `Its text and signature do not belong together. ${UNCHANGED}`,
    'Ask for the reply to be sent again.',
  ],
  REPLY_OTHER_WORKSPACE: (data) => [
    'This reply belongs to another firm or team',
    `Signed by ${textOf(data, 'signedBy', 'somebody')}, it answers a package of the workspace ${textOf(data, 'workspaceId', 'of another vault')}. Open here is “${textOf(data, 'open', 'this vault')}”. ${UNCHANGED}`,
    'Open the vault the package was sent from, then import the reply there.',
  ],
  REPLY_OTHER_PERSON: (data) => [
    'This reply belongs to another person',
    `It is from ${textOf(data, 'name', 'somebody else')}. ${UNCHANGED}`,
    'Import it on that person’s page, or ask for the right file.',
  ],
  REPLY_UNKNOWN_PACKAGE: [
    'This reply answers a package that is not in this vault',
    `The vault may be an older copy. ${UNCHANGED}`,
    'Open the newest copy of the vault.',
  ],
  REPLY_DOCUMENT_CHANGED: [
    'This reply answers a changed document',
    `What was signed is not what was sent. ${UNCHANGED}`,
    'Send the package again and ask for a new reply.',
  ],
  REPLY_ALREADY_IMPORTED: (data) => {
    const at = numberOf(data, 'at')
    return [
      'This reply is already here',
      `It was imported ${at === null ? 'before' : formatMoment(at)}. ${UNCHANGED}`,
      'Nothing needs doing.',
    ]
  },
  REPLY_VERSION_REPLACED: [
    'This reply answers an older version',
    `A newer version of the package has gone out since. ${UNCHANGED}`,
    'Ask for a reply to the newest version.',
  ],
  REPLY_NOT_A_REPLY: [
    'This file is a package, not a reply',
    `It is what was sent, not what comes back. ${UNCHANGED}`,
    'Ask for the file that “Sign and save the reply” made.',
  ],
}

/** Where in a document a key path of its first line leads, in words of the screens. */
function partName(path: string): string {
  if (path.includes('citations')) return 'a cited item'
  if (path.endsWith('summary')) return 'the summary'
  if (path.endsWith('nextSteps')) return 'the next steps'
  if (path.includes('goals')) return 'a goal of the plan'
  return path.endsWith('comment') ? 'the text on a goal or competency' : 'the package'
}
