/** Why a file is not taken. The codes and their data are those the contract declares; the renderer and the reader own the sentences. */
export type FileRefusal =
  | { readonly code: 'NOT_A_PACKAGE' }
  | { readonly code: 'PACKAGE_EMPTY' }
  | { readonly code: 'PACKAGE_TOO_LARGE'; readonly data: { readonly limitBytes: number } }
  | { readonly code: 'PACKAGE_TRUNCATED' }
  | { readonly code: 'PACKAGE_ALTERED' }
  | { readonly code: 'PACKAGE_WORK_FACTOR'; readonly data: { readonly logN: number; readonly limit: number } }

/** Why a file that may be sound does not open with what was given. */
export type KeyRefusal =
  /** Sealed with words, and a key was given. */
  | { readonly code: 'PACKAGE_NEEDS_WORDS' }
  /** Sealed to a key, and words were given. */
  | { readonly code: 'PACKAGE_NEEDS_KEY' }
  /** Other words than these; also what a changed key stanza looks like, since age cannot tell them apart. */
  | { readonly code: 'WORDS_DO_NOT_MATCH' }
  | { readonly code: 'PACKAGE_NOT_FOR_THIS_VAULT' }

/** Why the content of a file that opened is not taken. */
export type ContentRefusal =
  | { readonly code: 'PACKAGE_FORMAT_NEWER'; readonly data: { readonly format: number } }
  | { readonly code: 'PACKAGE_CONTENT_REFUSED'; readonly data: { readonly where: string } }
