/** A licence that asks for its text to go along with what is under it. */
export interface LicenceText {
  readonly title: string
  /** What stands in every credit of the material: by one of these a notice is known to need this text. */
  readonly marks: readonly string[]
  readonly text: string
}

/** The licences whose text belongs to what carries these notices. */
export function licencesFor<T extends LicenceText>(licences: readonly T[], notices: readonly string[]): T[] {
  return licences.filter(({ marks }) => marks.some((mark) => notices.some((notice) => notice.includes(mark))))
}
