import classes from './KeyCap.module.css'

/** True on machines whose command key is ⌘. */
export const isApple = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.platform)

/** "Ctrl K" on most machines, "⌘ K" on Apple's. */
export function keyName(keys: string): string {
  return isApple ? keys.replace('Ctrl', '⌘') : keys
}

/** A key or chord, as printed on a keyboard. */
export function KeyCap({ keys }: { readonly keys: string }) {
  return <kbd className={classes.cap}>{keyName(keys)}</kbd>
}
