/** A matter of Today that was put off: by its key, until a day. */
export interface PrivateSnoozeTable {
  key: string
  until: string
  snoozed_at: number
}
