import { call } from '@orpc/server'
import { searchRouter } from '../../src/main/features/search/index.ts'
import type { RouterContext } from '../../src/main/kernel/implement.ts'
import type { SearchHit } from '../../src/shared/contract/search.ts'

/** What a search finds once all there is can be found. */
export async function searchAll(context: RouterContext, text: string): Promise<readonly SearchHit[]> {
  for (;;) {
    const { hits, ready } = await call(searchRouter.find, { text }, { context })
    if (ready === 1) return hits
  }
}
