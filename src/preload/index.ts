import { contextBridge, ipcRenderer } from 'electron'

/** The little of a page that this file needs: the main side of the code is compiled without the DOM. */
declare const window: {
  addEventListener(type: 'message', listen: (event: { source: unknown; data: unknown }) => void): void
  postMessage(message: string, origin: string, transfer: readonly unknown[]): void
  readonly location: { readonly origin: string }
}

contextBridge.exposeInMainWorld('perennial', true)

/** Hands one port to main and its other end to the page that asks. Whom main listens to is decided there. */
window.addEventListener('message', (event) => {
  if (event.source !== window || event.data !== 'perennial:ready') return
  const { port1, port2 } = new MessageChannel()
  ipcRenderer.postMessage('perennial:port', null, [port1 as never])
  window.postMessage('perennial:port', window.location.origin, [port2])
})
