import { assertNever } from '../../shared/kernel/assert-never.ts'
import type { ContentRefusal, FileRefusal, KeyRefusal } from '../../shared/package/refusal.ts'
import { size } from './format.ts'

/** What the reader itself can find, beside what opening a package can refuse. */
export type ReaderRefusal =
  | { readonly code: 'HTML_PACKAGE_DAMAGED' }
  | { readonly code: 'FILE_UNREADABLE' }
  | { readonly code: 'IS_A_REPLY' }
  | { readonly code: 'WORKER_STOPPED' }

export type Refusal = FileRefusal | KeyRefusal | ContentRefusal | ReaderRefusal

export interface RefusalText {
  readonly title: string
  readonly happened: string
  readonly means: string
  readonly todo: string
}

const AGAIN = 'Ask the sender for the file again. The six words stay the same only if the sender says so.'
const UNHARMED = 'Nothing in the file was changed, and nothing was sent.'

/** What happened, what it means, what to do: one text per code. */
export function refusalText(refusal: Refusal): RefusalText {
  switch (refusal.code) {
    case 'PACKAGE_EMPTY':
      return text('This file is empty', 'The file has no content.', 'It was probably cut off while it was saved or sent.', AGAIN)
    case 'PACKAGE_TOO_LARGE':
      return text(
        'This file is too large',
        `The file, or the head of it, is larger than a package can be. The limit is ${size(refusal.data.limitBytes)}.`,
        'A package made by Perennial is far smaller. It was not opened.',
        'Check with the sender that this is the right file.',
      )
    case 'PACKAGE_TRUNCATED':
      return text('The end of this file is missing', 'The file stops before its end.', `It was cut off on the way. ${UNHARMED}`, AGAIN)
    case 'PACKAGE_ALTERED':
      return text(
        'This file was changed on the way',
        'Part of the file is not what was sealed.',
        'A fault in the transfer or a deliberate change: both look like this. None of the content is shown, because none of it can be relied on.',
        AGAIN,
      )
    case 'PACKAGE_WORK_FACTOR':
      return text(
        'This file asks for too much work',
        `Opening it would take a work factor of ${refusal.data.logN}. The limit is ${refusal.data.limit}.`,
        'Perennial never makes such files. It may be meant to stall this device, so it was not tried.',
        'Check with the sender that the file comes from Perennial, and ask for it again.',
      )
    case 'PACKAGE_NEEDS_WORDS':
    case 'WORDS_DO_NOT_MATCH':
      return text(
        'Words and file do not match',
        'These six words do not open this file.',
        'One word may be misheard, or the words belong to another file. The words are kept here to be corrected.',
        'Compare them with the sender, word by word and in order.',
      )
    default:
      return laterRefusalText(refusal)
  }
}

type LaterRefusal = Exclude<
  Refusal,
  {
    code:
      | 'PACKAGE_EMPTY'
      | 'PACKAGE_TOO_LARGE'
      | 'PACKAGE_TRUNCATED'
      | 'PACKAGE_ALTERED'
      | 'PACKAGE_WORK_FACTOR'
      | 'PACKAGE_NEEDS_WORDS'
      | 'WORDS_DO_NOT_MATCH'
  }
>

function laterRefusalText(refusal: LaterRefusal): RefusalText {
  switch (refusal.code) {
    case 'PACKAGE_NEEDS_KEY':
    case 'PACKAGE_NOT_FOR_THIS_VAULT':
      return text(
        'This file is sealed to a vault',
        'It opens with a key that only the vault of its recipient holds, not with six words.',
        'It may be a reply on its way back to the firm.',
        'Import it in Perennial, in the vault it is meant for.',
      )
    case 'NOT_A_PACKAGE':
      return text(
        'This is not a package',
        'The file was not made by Perennial, or is of another kind.',
        UNHARMED,
        'Choose the file that ends in .age or .html and came with the message about six words.',
      )
    case 'PACKAGE_FORMAT_NEWER':
      return text(
        'This file is newer than this page',
        `It is written in format ${refusal.data.format}; this page reads an older one.`,
        'The file is sound. Only this page is too old for it.',
        'Ask the sender for the file with the page inside (.html), made by the same version.',
      )
    case 'PACKAGE_CONTENT_REFUSED':
      return text(
        'The content of this file is not a package',
        `The file opened, but what is inside does not follow the format (at ${refusal.data.where}).`,
        'None of it is shown, because part of it cannot be understood.',
        'Ask the sender to make the file again with a current Perennial.',
      )
    default:
      return ownRefusalText(refusal)
  }
}

function ownRefusalText(refusal: ReaderRefusal): RefusalText {
  switch (refusal.code) {
    case 'IS_A_REPLY':
      return text(
        'This file is a reply',
        'It holds an answer that was already given.',
        'Replies are read by the firm that sent the package.',
        'Send it back to the sender, or choose the package instead.',
      )
    case 'HTML_PACKAGE_DAMAGED':
      return text(
        'The sealed part of this page is damaged',
        'The page opened, but the package inside it cannot be read.',
        'Some mail systems rewrite pages on the way.',
        'Ask the sender for the .age file, and choose that one here.',
      )
    case 'FILE_UNREADABLE':
      return text(
        'The file could not be read',
        'The browser could not read the chosen file.',
        'It may have been moved, or access to it was denied.',
        'Choose it again, or copy it to another folder first.',
      )
    case 'WORKER_STOPPED':
      return text(
        'Opening stopped',
        'The browser ended the work before it was done.',
        'Often the device is short of memory: making the key needs about 300 MB for two seconds.',
        'Close other pages and try again, or use another browser.',
      )
    default:
      return assertNever(refusal)
  }
}

function text(title: string, happened: string, means: string, todo: string): RefusalText {
  return { title, happened, means, todo }
}
