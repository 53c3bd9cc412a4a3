interface ZodGlobals {
  __zod_globalConfig?: { jitless?: boolean }
}

/**
 * Zod tries `new Function` unless told not to; the policy of this page forbids that and would report the try. Told through the
 * object that zod reads its settings from, because importing zod for it would put it into the first screen.
 */
export function quietZod(): void {
  const globals = globalThis as ZodGlobals
  globals.__zod_globalConfig = Object.assign(globals.__zod_globalConfig ?? {}, { jitless: true })
}
