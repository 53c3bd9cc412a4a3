import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { root } from './place.mjs'

const lists = join(root, 'out', '.stamp')
export const thirdParty = join(root, 'out', 'THIRD-PARTY.txt')
export const listOf = (part) => join(lists, `${part}.packages.json`)

/** The folder of the package a module belongs to, or null for our own and for what is made up while building. */
function packageOf(module) {
  const file = module.replace(/^\0/, '').split('?', 1)[0]
  const at = file.lastIndexOf(`${sep}node_modules${sep}`)
  if (at < 0) return null
  const start = at + '/node_modules/'.length
  const names = file.slice(start).split(sep)
  return file.slice(0, start) + names.slice(0, names[0].startsWith('@') ? 2 : 1).join(sep)
}

/** What a package asks for when it runs, found as Node finds it, and what those ask for. */
function withDependencies(folder, found = new Set()) {
  if (found.has(folder)) return found
  found.add(folder)
  const { dependencies = {} } = manifestOf(folder)
  for (const name of Object.keys(dependencies)) {
    for (let at = folder; at !== dirname(at); at = dirname(at)) {
      const place = join(at, 'node_modules', name)
      if (!existsSync(place)) continue
      withDependencies(place, found)
      break
    }
  }
  return found
}

function manifestOf(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}

/** Notes which packages went into a part; `whole` names those that are not bundled but shipped with all they depend on. */
export function notePackages(part, whole = []) {
  const folders = new Set(whole.flatMap((name) => [...withDependencies(join(root, 'node_modules', name))]))
  return {
    name: 'note-packages',
    apply: 'build',
    generateBundle() {
      for (const module of this.getModuleIds()) {
        const folder = packageOf(module)
        if (folder && existsSync(join(folder, 'package.json'))) folders.add(folder)
      }
      mkdirSync(lists, { recursive: true })
      writeFileSync(listOf(part), JSON.stringify([...folders].map((folder) => relative(root, folder)).sort()))
    },
  }
}

/** The licence texts and notices that a package carries. */
function textsOf(folder) {
  const names = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice|ofl)([-._].*)?$/i.test(name))
  return names.sort().map((name) => readFileSync(join(folder, name), 'utf8').trim())
}

function describe(folder) {
  const { name, version, license, author } = manifestOf(join(root, folder))
  const by = typeof author === 'string' ? author : author?.name
  const texts = textsOf(join(root, folder))
  const body =
    texts.length > 0
      ? texts.join('\n\n')
      : `(The package carries no text of its licence${by ? `; its author is ${by}` : ''}. ${license === 'MIT' ? 'It is the MIT licence at the top of this file.' : ''})`
  return { title: `${name} ${version}`, licence: typeof license === 'string' ? license : 'see below', body }
}

/** What is ours to ship but not from the registry: fonts for paper, the word list, the data of the demo. */
function ownResources() {
  const files = [
    'fonts/NOTICE.md',
    'fonts/OFL-inter.txt',
    'fonts/OFL-source-serif-4.txt',
    'words/NOTICE.md',
    'demo/NOTICE.md',
    'library/NOTICE.txt',
    'roles/NOTICE.md',
  ]
  return files.map((file) => ({
    title: `resources/${file}`,
    licence: 'see below',
    body: readFileSync(join(root, 'resources', file), 'utf8').trim(),
  }))
}

/** The permission itself, for the packages that only name it. */
function mit() {
  const text = readFileSync(join(root, 'LICENSE'), 'utf8')
  return `The MIT licence:\n\n${text.slice(text.indexOf('Permission is hereby granted')).trim()}`
}

/** Puts the names, versions, licences and texts of everything that was built in into one file, which both shells serve. */
export function writeThirdParty(parts) {
  const folders = new Set(parts.flatMap((part) => JSON.parse(readFileSync(listOf(part), 'utf8'))))
  const packages = new Map([...folders].sort().map((folder) => [describe(folder).title, describe(folder)]))
  const all = [...packages.values(), ...ownResources()]
  const line = '='.repeat(78)
  const head = `Perennial contains the work of others, under these licences.\n\n${mit()}\n\n${all.map(({ title, licence }) => `${title}: ${licence}`).join('\n')}\n`
  writeFileSync(thirdParty, `${head}${all.map(({ title, licence, body }) => `\n${line}\n${title}\n${licence}\n\n${body}\n`).join('')}`)
}

/** One comment for the top of a page that travels alone: names and licences, without the texts. */
export function creditComment(part) {
  const credits = JSON.parse(readFileSync(listOf(part), 'utf8')).map((folder) => {
    const { name, license } = manifestOf(join(root, folder))
    return `${name} (${license})`
  })
  return `<!-- Perennial reader, MIT. Contains: ${[...new Set(credits)].join(', ').replaceAll('--', '- -')} -->`
}
