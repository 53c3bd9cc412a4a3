import { app, Menu, type MenuItemConstructorOptions } from 'electron'

export interface MenuActions {
  readonly lock: () => void
  readonly openReader: () => void
}

const separator: MenuItemConstructorOptions = { type: 'separator' }

function appMenu(): MenuItemConstructorOptions {
  return {
    label: app.name,
    submenu: [
      { role: 'about' },
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  }
}

/** The menus a person expects of the platform, and the two things that are ours. */
export function menuTemplate(actions: MenuActions, platform: NodeJS.Platform, packaged: boolean): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  const file: MenuItemConstructorOptions = {
    label: mac ? 'File' : '&File',
    submenu: [
      { label: 'Open a package', accelerator: 'CmdOrCtrl+O', click: actions.openReader },
      { label: 'Lock the vault', accelerator: 'CmdOrCtrl+Shift+L', click: actions.lock },
      separator,
      mac ? { role: 'close' } : { role: 'quit' },
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: mac ? 'View' : '&View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      separator,
      { role: 'togglefullscreen' },
      ...(packaged ? [] : [separator, { role: 'toggleDevTools' } as const]),
    ],
  }
  return [...(mac ? [appMenu()] : []), file, { role: 'editMenu' }, view, { role: 'windowMenu' }]
}

export function setMenu(actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(actions, process.platform, app.isPackaged)))
}
