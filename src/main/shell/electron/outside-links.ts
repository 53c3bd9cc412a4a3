import { type BrowserWindow, dialog, shell } from 'electron'

const MAX_LENGTH = 2048

/** The address a link may lead to outside the app, as it would be asked for, or null. Written by others, so only these two kinds. */
export function outsideAddress(text: string): string | null {
  if (text.length > MAX_LENGTH || !URL.canParse(text)) return null
  const url = new URL(text)
  const isPage = url.protocol === 'https:' && url.hostname !== '' && url.username === '' && url.password === ''
  return isPage || url.protocol === 'mailto:' ? url.href : null
}

/** Asks the person, naming the whole address, and only then leaves the app. One question at a time. */
export class OutsideLinks {
  readonly #window: () => BrowserWindow | null
  #asking = false

  constructor(window: () => BrowserWindow | null) {
    this.#window = window
  }

  async follow(text: string): Promise<void> {
    const address = outsideAddress(text)
    if (address === null || this.#asking) return
    this.#asking = true
    try {
      if (await this.#confirmed(address)) await shell.openExternal(address)
    } finally {
      this.#asking = false
    }
  }

  async #confirmed(address: string): Promise<boolean> {
    const question = {
      type: 'question' as const,
      message: 'Open this address outside Perennial?',
      detail: address,
      buttons: ['Open', 'Cancel'],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    }
    const parent = this.#window()
    const { response } = await (parent ? dialog.showMessageBox(parent, question) : dialog.showMessageBox(question))
    return response === 0
  }
}
