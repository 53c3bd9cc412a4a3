import { formatBytes } from '../components/format.ts'
import { numberOf, type Sentences, textOf } from './sentence.ts'

/** Handing a vault over, and destroying one. */
export const handOverSentences: Sentences = {
  PASSPHRASE_NOT_NEW: [
    'This is the passphrase of this vault',
    'Whoever gets the copy would know it, and could open this vault too. Nothing was written.',
    'Choose another one for the copy.',
  ],
  HAND_OVER_NOT_PREPARED: [
    'The hand-over has to be prepared again',
    'The vault was locked since, and the key of the copy went with it. Nothing was written.',
    'Start again; a new recovery code comes with it.',
  ],
  PLACE_NOT_FOUND: [
    'There is no such place',
    'The folder around it is not there, or lies in the vault itself. Nothing was written.',
    'Give the whole path of a new folder, in a folder that is there.',
  ],
  PLACE_TAKEN: ['Something of this name is already there', 'It would be overwritten, so nothing was written.', 'Choose another name.'],
  NOT_HANDED_OVER: (data) => notHandedOver(textOf(data, 'reason', ''), numberOf(data, 'bytesNeeded') ?? 0),
  NAME_DIFFERS: ['This is not the name of the vault', 'Nothing was destroyed.', 'Type the name as it stands above.'],
  DESTRUCTION_CUT_SHORT: [
    'The vault is not destroyed completely',
    'A file could not be written or removed. The unlock screen says what is left.',
    'Free the folder for writing, then finish it there.',
  ],
  NOTHING_TO_FINISH: ['Nothing is left to destroy here', 'The vault is in order, or has gone already.', 'Choose the vault again.'],
}

const NOTHING = 'Nothing lies under the name that was chosen, and this vault is as it was.'

function notHandedOver(reason: string, bytes: number): readonly [string, string, string] {
  if (reason === 'disk-full')
    return [
      'The copy was not made. The disk is full',
      `It takes ${formatBytes(bytes)} beside the vault for a moment, and a third of that in its new place. ${NOTHING}`,
      'Free that much space, then start again.',
    ]
  if (reason === 'read-only')
    return ['The copy was not made', `The place cannot be written. ${NOTHING}`, 'Allow writing to it, or choose another place.']
  if (reason === 'damaged')
    return [
      'The copy was not made. Part of the vault cannot be read',
      `A page of the database fails its check. ${NOTHING}`,
      'Lock the vault and restore a backup, then start again.',
    ]
  return ['The copy was not made', `It did not pass its check and was thrown away. ${NOTHING}`, 'Start again.']
}
