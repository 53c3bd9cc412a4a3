/** How much of the database a connection keeps in memory. */
export const CACHE_KIB = 65_536

/** In a long change, so that what it writes goes to disk as it is written. */
export const LONG_CHANGE_CACHE_KIB = 4096
