import { app, type Session, session } from 'electron'

/** What Chromium may not do by itself, said before it starts. */
export function quietChromium(): void {
  app.enableSandbox()
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-quic',
    'no-pings',
  ]) {
    app.commandLine.appendSwitch(name)
  }
  // No name resolves, so nothing that was overlooked leaves the machine either.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
}

function isOwnScheme(url: string): boolean {
  return /^(app|blob|data|devtools):/.test(url)
}

/** A session in memory only: no cache, no dictionary, no permission, no request but to what was shipped. */
export function closedSession(): Session {
  const closed = session.fromPartition('perennial', { cache: false })
  closed.setSpellCheckerEnabled(false)
  closed.setPermissionRequestHandler((_contents, permission, allow) => allow(permission === 'clipboard-sanitized-write'))
  closed.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write')
  closed.setDevicePermissionHandler(() => false)
  closed.webRequest.onBeforeRequest((details, proceed) => proceed({ cancel: !isOwnScheme(details.url) }))
  closed.on('will-download', (_event, item) => {
    item.setSaveDialogOptions({ defaultPath: item.getFilename(), properties: ['createDirectory', 'showOverwriteConfirmation'] })
  })
  return closed
}
