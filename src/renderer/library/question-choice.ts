export interface QuestionGroup {
  readonly name: string
  readonly questions: readonly string[]
}

/** The questions that hold every word, by group; each once, and no group without any. */
export function questionsWith(groups: readonly QuestionGroup[], text: string): readonly QuestionGroup[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const seen = new Set<string>()
  const found = groups.map(({ name, questions }) => ({
    name,
    questions: questions.filter((question) => {
      const said = `${name} ${question}`.toLocaleLowerCase()
      if (seen.has(question) || !words.every((word) => said.includes(word))) return false
      seen.add(question)
      return true
    }),
  }))
  return found.filter(({ questions }) => questions.length > 0)
}
