import type { IncomingMessage, ServerResponse } from 'node:http'
import { RPCHandler } from '@orpc/server/node'
import type { RouterContext } from '../kernel/implement.ts'
import type { Log } from '../shell/log.ts'
import { publicError } from './public-error.ts'
import { router } from './router.ts'

export type RpcOverHttp = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

/** Answers `/rpc/<feature>/<verb>`; false when there is no such procedure. Who may ask was checked before. */
export function serveHttp(context: RouterContext, log: Log): RpcOverHttp {
  const handler = new RPCHandler(router, {
    clientInterceptors: [
      async ({ next, path }) => {
        try {
          return await next()
        } catch (error) {
          throw publicError(error, path.join('.'), log)
        }
      },
    ],
  })
  return async (request, response) => (await handler.handle(request, response, { prefix: '/rpc', context })).matched
}
