import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const PAGE = join('out', 'reader', 'reader.html')

/** The reader as it was built and shipped, found from the folder this code runs in: the sources', the bundle's or the archive's. */
export async function readerPage(from: string = import.meta.dirname): Promise<string> {
  for (let folder = from; ; folder = dirname(folder)) {
    const page = await readFile(join(folder, PAGE), 'utf8').catch(() => null)
    if (page !== null) return page
    if (folder === dirname(folder)) throw new Error('the reader page was not built')
  }
}
