/** One choice of a picker. */
export interface Option {
  readonly value: string
  readonly label: string
}

/** Choices, or headed groups of them. */
export type Options = readonly (Option | { readonly group: string; readonly items: readonly Option[] })[]

export function flatOptions(options: Options): readonly Option[] {
  return options.flatMap((each) => ('items' in each ? each.items : [each]))
}

function folded(text: string): string {
  return text.trim().toLocaleLowerCase()
}

/** The one choice a text can only mean: the one of that very name, or the only one that holds it. */
export function meantBy(text: string, options: Options): Option | null {
  const wanted = folded(text)
  if (wanted === '') return null
  const all = flatOptions(options)
  const named = all.filter(({ label }) => folded(label) === wanted)
  const holding = named.length > 0 ? named : all.filter(({ label }) => folded(label).includes(wanted))
  return holding.length === 1 ? (holding[0] ?? null) : null
}

/** The first choice whose name holds a text. */
export function firstHolding(text: string, options: Options): Option | null {
  const wanted = folded(text)
  return wanted === '' ? null : (flatOptions(options).find(({ label }) => folded(label).includes(wanted)) ?? null)
}

interface Named {
  readonly id: string
  readonly name: string
  readonly unit?: string | null
  readonly jobTitle?: string | null
  readonly employeeNumber?: string | null
}

/** People to choose from. Who shares a name with somebody is told apart by unit, job or number: the first that does. */
export function personOptions(people: readonly Named[]): Option[] {
  const sharing = new Map<string, Named[]>()
  for (const person of people) sharing.set(folded(person.name), [...(sharing.get(folded(person.name)) ?? []), person])
  return people.map((person) => {
    const others = sharing.get(folded(person.name))?.filter(({ id }) => id !== person.id) ?? []
    return { value: person.id, label: [person.name, ...tellingApart(person, others)].join(', ') }
  })
}

const MARKS = ['unit', 'jobTitle', 'employeeNumber'] as const

function tellingApart(person: Named, others: readonly Named[]): string[] {
  const said: string[] = []
  let alike = others
  for (const mark of MARKS) {
    const own = person[mark]
    if (alike.length === 0) break
    if (own == null || own === '' || alike.every((other) => other[mark] === own)) continue
    said.push(own)
    alike = alike.filter((other) => other[mark] === own)
  }
  return said
}
