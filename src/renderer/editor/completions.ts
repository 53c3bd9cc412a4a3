/** A line of the list that opens behind `@` or `#`. */
export interface Completion {
  readonly key: string
  readonly label: string
  readonly detail: string
}

/** Where the editor looks people and tags up; it knows neither itself. */
export interface Completions {
  readonly people: (typed: string) => Promise<readonly Completion[]>
  readonly tags: (typed: string) => Promise<readonly Completion[]>
}
