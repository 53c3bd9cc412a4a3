import { execFileSync } from 'node:child_process'

/** Why no disk of a few megabytes can be made here; null when one can. */
export function whyNoSmallDisk(): string | null {
  if (process.platform !== 'linux') return 'not run: a small disk is mounted on Linux only'
  if (process.getuid?.() !== 0) return 'not run: mounting a small disk needs root'
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', '/mnt'], { stdio: 'pipe' })
    return null
  } catch {
    return 'not run: mounting a small disk is not allowed here'
  }
}

export function mountSmallDisk(place: string, megabytes: number): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place], { stdio: 'pipe' })
}

export function growSmallDisk(place: string, megabytes: number): void {
  execFileSync('mount', ['-o', `remount,size=${megabytes}m`, place], { stdio: 'pipe' })
}

/** Lazily: a file still open must not keep it mounted. */
export function unmountSmallDisk(place: string): void {
  execFileSync('umount', ['-l', place], { stdio: 'pipe' })
}
