/** A file is padded to a whole number of these; nearly every answer fits into one. */
export const PADDING_STEP = 32_768

/** How many spaces bring a line of so many bytes to the next step. */
export function paddingFor(bytes: number): number {
  return (PADDING_STEP - (bytes % PADDING_STEP)) % PADDING_STEP
}
