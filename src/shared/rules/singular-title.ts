/** Endings of people's occupations whose plural is a plain "s". What ends otherwise is left as it is. */
const PLAIN_PLURAL = /(?:er|or|ar|ist|yst|ant|ent|ian|tive|ect|eon|nurse|clerk|mechanic|aide|guide|chief|coroner)s$/i
/** What says that there is more than one head to the title, or that it does not stand at its end. */
const SEVERAL = /[,/;()]|--|\b(?:of|or|except|other)\b/i

/**
 * The title of one person from that of an occupation: "Human Resources Managers" is "Human Resources Manager". Only the last word is
 * touched, and only where nothing else can be meant; "Accountants and Auditors" stays.
 */
export function singularTitle(title: string): string {
  if (SEVERAL.test(title) || /[^s]s and\b/i.test(title) || !PLAIN_PLURAL.test(title)) return title
  return title.slice(0, -1)
}
