import { type Figure, kept, lineOf } from './figures.ts'
import { importFigures } from './imports.ts'
import { jobFigures } from './jobs.ts'
import { meetingFigures } from './meetings.ts'
import { noteFigures } from './notes.ts'
import { orgChartFigures } from './org-chart.ts'
import { packageFigures } from './packages.ts'
import { roleFigures } from './roles.ts'
import { screenFigures } from './screens.ts'
import { searchFigures } from './search.ts'
import { sizeFigures } from './sizes.ts'
import { todayFigures } from './today.ts'
import { typingFigures } from './typing.ts'

const benches: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  notes: noteFigures,
  search: searchFigures,
  typing: typingFigures,
  meetings: meetingFigures,
  today: todayFigures,
  imports: importFigures,
  jobs: jobFigures,
  roles: roleFigures,
  packages: packageFigures,
  screens: screenFigures,
  'org-chart': orgChartFigures,
  sizes: sizeFigures,
}

// `npm run bench -- search typing` measures these only.
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in benches))
if (unknown.length > 0) throw new Error(`No bench is called ${unknown.join(', ')}: there are ${Object.keys(benches).join(', ')}.`)

let missed = 0
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  for (const figure of await bench()) {
    console.log(lineOf(figure))
    if (!kept(figure)) missed += 1
  }
}
console.log('Not measured, because it does not exist yet: 1,000 packages in bulk.')
console.log(missed === 0 ? 'Every budget is kept.' : `${missed} budgets are missed.`)
process.exitCode = missed === 0 ? 0 : 1
