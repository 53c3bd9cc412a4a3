import { type AsyncZippable, type FlateCallback, type Zippable, zipSync } from 'fflate/browser'

export { strToU8, zipSync } from 'fflate/browser'

/** What the workbook writer takes for the zip library: the same archive, made in this thread, which is a worker already. */
export function zip(files: AsyncZippable, done: FlateCallback): void {
  // Plain bytes by name, as the writer gives them, are the same to both.
  done(null, zipSync(files as Zippable))
}
