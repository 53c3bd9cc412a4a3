export const HEADER_FILE = 'vault.json'
export const DATABASE_FILE = 'vault.db'
export const BACKUPS_FOLDER = 'backups'
/** Companions of the database while it is open. After an unclean end they hold what was saved last. */
export const DATABASE_COMPANIONS = ['vault.db-wal', 'vault.db-shm', 'vault.db-journal']
export const VAULT_SUFFIX = '.perennial'
/** Holds the certificate of a destruction under way. Beside a header that can be read it means nothing. */
export const DESTRUCTION_MARKER = 'destruction-under-way'
export const RESTORE_MARKER = 'restore-under-way'
export const LOCK_FILE = 'lock'
