import { config } from 'zod'

// Zod compiles validators with `new Function` unless told not to; the page's policy forbids that and would report each try.
// Imported before any schema is made.
config({ jitless: true })
