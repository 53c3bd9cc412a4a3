import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './place.mjs'

/** Whose material each licence text of the notice is for, in its order: by what stands in every credit of theirs. */
const OWNERS = [
  ['MIT licence, Monzo', ['Copyright (c) 2019 Monzo Bank Limited']],
  ['MIT licence, Financial Times', ['Copyright (c) 2019 Financial Times']],
  ['MIT licence, questions for one-to-ones', ['Copyright (c) Vidal Graupera']],
  ['Apache License 2.0, Medium', ['Copyright 2017 A Medium Corporation']],
  ['Apache License 2.0, Dropbox and engineeringladders', ['Copyright 2021 Dropbox, Inc', 'engineeringladders by Jorge Fioranelli']],
]

/** The licences of shipped library material, each text as it stands in resources/library/NOTICE.txt. */
export function licenceTexts() {
  const notice = readFileSync(join(root, 'resources', 'library', 'NOTICE.txt'), 'utf8')
  const [, ...texts] = notice.split(/^-{70}$/m).map((text) => text.replace(/^\n+|\s+$/g, ''))
  if (texts.length !== OWNERS.length) throw new Error('The notice of the library holds another number of licences')
  return OWNERS.map(([title, marks], at) => ({ title, marks, text: texts[at] }))
}
