/** A name that every file system takes. */
export function fileName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '_').slice(0, 100)
}

/** What the file of a method is called, on the screen and on the disk. */
export function methodFileName(method: string): string {
  return `${fileName(method.trim())}.perennial-method.json`
}
