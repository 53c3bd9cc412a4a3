/** A CSV of so many invented people: a tree eight wide, forty departments, sixty job titles; always the same for the same count. */
export function generatePeopleCsv(count: number): string {
  const lines = ['employee_id,first_name,last_name,email,job_title,department,manager_id,hire_date,status']
  for (let index = 1; index <= count; index += 1) lines.push(personLine(index))
  return `${lines.join('\r\n')}\r\n`
}

const GIVEN =
  'Ana Bo Chen Dara Eva Femi Gail Hugo Ines Jossef Kim Lena Marek Nia Olu Petra Quinn Rosa Sean Tomas Uma Vera Wim Yara Zoë'.split(' ')
const FAMILY =
  'Adler Brandt Castillo Dubois Eriksen Fischer Goldberg Haas Ivanova Jansen Kowalski Lindqvist Moreau Novak Okafor Petrov'.split(' ')

function personLine(index: number): string {
  const given = GIVEN[index % GIVEN.length] ?? ''
  const family = FAMILY[Math.floor(index / GIVEN.length) % FAMILY.length] ?? ''
  const manager = index === 1 ? '' : String(Math.floor((index - 2) / 8) + 1)
  const month = String((index % 12) + 1).padStart(2, '0')
  const day = String((index % 28) + 1).padStart(2, '0')
  const job = `Job ${index % 60}`
  const unit = `Department ${index % 40}`
  return [index, given, family, `p${index}@example.com`, job, unit, manager, `${2000 + (index % 25)}-${month}-${day}`, 'active'].join(',')
}
