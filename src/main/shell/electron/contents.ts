import { app, type WebContents } from 'electron'
import { APP_ORIGIN } from './scheme.ts'

/** The pages there are. A window shows one of them for all its life. */
export const MAIN_PAGE = `${APP_ORIGIN}/`
export const READER_PAGE = `${APP_ORIGIN}/reader.html`

export const LICENCES_PAGE = `${APP_ORIGIN}/THIRD-PARTY.txt`

function withoutHash(url: string): string {
  return url.split('#', 1)[0] ?? ''
}

/** Where a page may lead besides itself. */
export interface WaysOut {
  readonly reader: () => void
  readonly licences: () => void
  readonly outside: (url: string) => void
}

function confine(contents: WebContents, { reader, licences, outside }: WaysOut): void {
  const stay = (event: { preventDefault(): void; readonly url: string }) => {
    if (withoutHash(event.url) === withoutHash(contents.getURL())) return
    event.preventDefault()
    if (withoutHash(event.url) === READER_PAGE) reader()
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (withoutHash(url) === READER_PAGE) reader()
    else if (url === LICENCES_PAGE) licences()
    else outside(url)
    return { action: 'deny' }
  })
}

/**
 * No page leaves itself, opens a window or embeds another. The reader opens beside the app, in a window without a port; a link to
 * elsewhere is handed to whoever asks the person.
 */
export function confineEveryPage(ways: WaysOut): void {
  app.on('web-contents-created', (_event, contents) => confine(contents, ways))
}
