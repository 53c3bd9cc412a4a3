import { registerHooks } from 'node:module'

/** Preloaded into a Node that runs the built main bundle: `electron` becomes the stand-in, everything else stays what it is. */
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context)
    return { url: new URL('./electron-stand-in.ts', import.meta.url).href, shortCircuit: true }
  },
})
