import { opened } from '../../kernel/implement.ts'
import { find, page } from './service.ts'

export const searchRouter = {
  find: opened.search.find.handler(({ input, context }) => find(context.deps, input.text)),
  page: opened.search.page.handler(({ input, context }) => page(context.deps, input)),
}
