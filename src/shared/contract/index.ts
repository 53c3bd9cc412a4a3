import { coaching } from './coaching.ts'
import { concerns } from './concerns.ts'
import { cycles } from './cycles.ts'
import { developing } from './developing.ts'
import { feedback } from './feedback.ts'
import { insights } from './insights.ts'
import { library } from './library.ts'
import { people } from './people.ts'
import { planning } from './planning.ts'
import { reviewing } from './reviewing.ts'
import { rewarding } from './rewarding.ts'
import { search } from './search.ts'
import { sharing } from './sharing.ts'
import { vaults } from './vaults.ts'
import { workspace } from './workspace.ts'

/** Everything the renderer can ask of main. Procedures are named `feature.verb`. */
export const contract = {
  vaults,
  workspace,
  people,
  library,
  cycles,
  planning,
  coaching,
  reviewing,
  rewarding,
  sharing,
  insights,
  search,
  feedback,
  developing,
  concerns,
}
export type Contract = typeof contract
