import { opened } from '../../kernel/implement.ts'
import { find } from './service.ts'

export const searchRouter = {
  find: opened.search.find.handler(({ input, context }) => find(context.deps, input.text)),
}
