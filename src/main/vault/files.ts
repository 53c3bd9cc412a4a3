export const HEADER_FILE = 'vault.json'
export const DATABASE_FILE = 'vault.db'
export const BACKUPS_FOLDER = 'backups'
/** Companions of the database while it is open. After an unclean end they hold what was saved last. */
export const DATABASE_COMPANIONS = ['vault.db-wal', 'vault.db-shm', 'vault.db-journal']
export const VAULT_SUFFIX = '.perennial'
