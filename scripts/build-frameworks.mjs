/**
 * Turns the open competency frameworks into one compact file each: `node scripts/build-frameworks.mjs <library folder>`.
 * The folder holds competency_statements.csv, uk_*.csv, ladders/ and one_on_one_questions.csv. The same input gives the same bytes.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { sources } from './lib/framework-sources.mjs'
import { licenceTexts } from './lib/licence-texts.mjs'
import { root } from './lib/place.mjs'

const library = process.argv[2]
if (!library) throw new Error('Say where the library material lies: node scripts/build-frameworks.mjs <folder>')

const read = (name) => readFileSync(join(library, name), 'utf8')
const rowsOf = (name) => Papa.parse(read(name), { header: true, skipEmptyLines: true }).data
const statements = rowsOf('competency_statements.csv')
const from = (source) => statements.filter((row) => row.source === source)

/** Numbers inside a name sort as numbers. */
const natural = new Intl.Collator('en', { numeric: true })
const slug = (text) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
const unique = (list) => [...new Set(list)]
const sentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
const tidy = (text) => text.replace(/\s+/g, ' ').trim()

/** A sheet of competencies by levels; `place` says of a row where it belongs. */
function sheet(rows, levels, place) {
  const competencies = new Map()
  for (const row of rows) {
    const { area, name, description = '', level, text } = place(row)
    const key = `${area}\n${name}`.toLowerCase()
    const found = competencies.get(key) ?? { area, name, description, indicators: levels.map(() => []) }
    if (description) found.description = description
    competencies.set(key, found)
    const at = levels.findIndex((each) => each.name === level)
    const words = text && tidy(text)
    if (at >= 0 && words && !found.indicators[at].includes(words)) found.indicators[at].push(words)
  }
  return [...competencies.values()]
}

function monzo() {
  const rows = from('monzo-progression').filter((row) => row.kind !== 'example')
  return unique(rows.map((row) => row.framework_or_role)).map((role) => {
    const own = rows.filter((row) => row.framework_or_role === role)
    const name = role.replace(/ Framework$/, '').replace(/^Ops /, 'Operations ')
    const levels = unique(own.map((row) => row.level)).sort(natural.compare)
    const named = levels.map((level) => ({ name: `Level ${level}`, description: '' }))
    const competencies = sheet(own, named, (row) => {
      const [theme, about = ''] = row.theme.split(': ')
      return { area: '', name: sentence(theme), description: sentence(about), level: `Level ${row.level}`, text: row.statement }
    })
    return { source: 'monzo', key: `monzo-${slug(name)}`, title: `Monzo: ${name}`, levels: named, competencies }
  })
}

function dropbox() {
  const rows = from('dropbox-ecf')
  const family = (row) =>
    row.level.startsWith('M')
      ? 'Engineering Manager'
      : row.framework_or_role.replace(/^IC\d (Staff |Sr\. Principal |Principal |Senior )?/, '')
  return unique(rows.map(family)).map((role) => {
    const own = rows.filter((row) => family(row) === role)
    const levels = unique(own.map((row) => row.level)).sort(natural.compare)
    const summary = (level) => own.find((row) => row.level === level && row.kind === 'summary')?.statement ?? ''
    const named = levels.map((level) => ({ name: level, description: tidy(summary(level)) }))
    const competencies = sheet(
      own.filter((row) => row.kind !== 'summary'),
      named,
      (row) => {
        const [area, name] = row.theme.includes(' / ') ? row.theme.split(' / ') : ['Level', row.theme]
        return { area, name: name.trim() || area, level: row.level, text: row.statement }
      },
    )
    return { source: 'dropbox', key: `dropbox-${slug(role)}`, title: `Dropbox: ${role}`, levels: named, competencies }
  })
}

function medium() {
  const rows = from('medium-snowflake').filter((row) => row.kind !== 'example')
  const levels = [1, 2, 3, 4, 5].map((level) => ({ name: `Milestone ${level}`, description: '' }))
  const competencies = sheet(rows, levels, (row) => ({
    area: row.theme,
    name: row.framework_or_role,
    ...(row.level === '' ? { description: row.statement } : { level: `Milestone ${row.level}`, text: row.statement }),
  }))
  return [{ source: 'medium', key: 'medium-growth', title: 'Medium: growth in engineering', levels, competencies }]
}

function financialTimes() {
  const rows = from('ft-progression')
  return ['Engineering', 'Operations'].map((role) => {
    const own = rows.filter((row) => row.framework_or_role === role)
    const levels = unique(own.map((row) => row.level)).map((name) => ({ name, description: '' }))
    const competencies = sheet(own, levels, (row) => ({ area: '', name: row.theme, level: row.level, text: row.statement }))
    return { source: 'ft', key: `ft-${slug(role)}`, title: `Financial Times: ${role}`, levels, competencies }
  })
}

/** The families whose roles ask for a skill stand as its area; one that several ask for says so. */
function familyOfSkills() {
  const familyOf = new Map(rowsOf('uk_gdad_roles.csv').map((row) => [row.role, row.role_family]))
  const families = new Map()
  for (const { role, skill } of rowsOf('uk_gdad_role_skills.csv')) {
    families.set(skill, unique([...(families.get(skill) ?? []), familyOf.get(role) ?? '']).filter(Boolean))
  }
  return (skill) => {
    const own = families.get(skill) ?? []
    return own.length === 1 ? own[0] : own.length === 0 ? 'Further skills' : 'Several families'
  }
}

function government() {
  const areaOf = familyOfSkills()
  const levels = ['Awareness', 'Working', 'Practitioner', 'Expert'].map((name) => ({ name, description: '' }))
  const competencies = sheet(from('uk-gdad-pcf'), levels, (row) => ({
    area: areaOf(row.framework_or_role),
    name: row.framework_or_role,
    ...(row.level === '' ? { description: tidy(row.statement) } : { level: row.level, text: sentence(row.statement) }),
  }))
  const behaviours = rowsOf('uk_civil_service_behaviours.csv').map((row) => ({
    area: '',
    name: row.behaviour,
    description: tidy(row.definition),
    indicators: [],
  }))
  return [
    { source: 'gdad', key: 'uk-gdad', title: 'UK Government: digital and data skills', levels, competencies },
    { source: 'behaviours', key: 'uk-behaviours', title: 'UK Civil Service: behaviours', levels: [], competencies: behaviours },
  ]
}

function ladders() {
  const text = read('ladders/engineeringladders-README.md')
  const levels = [1, 2, 3, 4, 5].map((level) => ({ name: `Level ${level}`, description: '' }))
  const about = new Map([...text.matchAll(/^\* \*\*(\w+)\*\*: (.+)$/gm)].map(([, name, words]) => [name, sentence(words)]))
  const parts = text.slice(text.indexOf('# Levels'), text.indexOf('# FAQs')).split(/^## /m).slice(1)
  const competencies = parts.map((part) => {
    const name = part.slice(0, part.indexOf('\n')).trim()
    const steps = [...part.matchAll(/^\d\. \*\*(.+?)\*\*: (.+)$/gm)].map(([, word, words]) => [`${word}: ${tidy(words)}`])
    return { area: '', name, description: about.get(name) ?? '', indicators: steps }
  })
  return [{ source: 'ladders', key: 'engineering-ladders', title: 'Engineering ladders: five axes', levels, competencies }]
}

function write(name, value) {
  writeFileSync(join(root, 'resources', 'library', name), `${JSON.stringify(value)}\n`)
}

const frameworks = [...government(), ...monzo(), ...financialTimes(), ...medium(), ...dropbox(), ...ladders()]
rmSync(join(root, 'resources', 'library', 'frameworks'), { recursive: true, force: true })
mkdirSync(join(root, 'resources', 'library', 'frameworks'), { recursive: true })
const index = frameworks.map(({ source, key, title, levels, competencies }) => {
  const { about, licence, credit } = sources[source]
  const named = levels.map((level, at) => ({ key: `l${at + 1}`, ...level }))
  write(`frameworks/${key}.json`, { levels: named, competencies })
  const indicators = competencies.reduce((sum, { indicators: all }) => sum + all.flat().length, 0)
  return { key, title, about, licence, credit, levels: levels.length, competencies: competencies.length, indicators }
})
write('frameworks/index.json', index)

const questions = rowsOf('one_on_one_questions.csv')
const groups = unique(questions.map((row) => row.category)).map((name) => ({
  name: sentence(name.toLowerCase()),
  questions: unique(questions.filter((row) => row.category === name).map((row) => tidy(row.question_en))),
}))
write('one-on-one-questions.json', { credit: sources.questions.credit, licence: sources.questions.licence, groups })

write('licences.json', licenceTexts())
