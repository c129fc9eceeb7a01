import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { SiteEnv } from '#kernel/http/env.ts'
import { ACTIONS } from './actions.ts'
import { ActionError, readParameters } from './parameters.ts'
import { reading } from './reading.queries.ts'

const LARGEST_BODY = 64 * 1024

async function act(c: Context<SiteEnv>): Promise<Response> {
  const action = c.req.param('action') ?? ''
  const { municipality, db, now } = c.var
  const help = `${municipality.publicUrl}/api/3/action/help_show?name=${encodeURIComponent(action)}`
  c.header('Access-Control-Allow-Origin', '*') // what is public may be read from anywhere, and nothing else is here
  c.header('Cache-Control', 'public, max-age=60')
  if (!Object.hasOwn(ACTIONS, action)) return c.json(`Bad request - Action name not known: ${action}`, 400)
  try {
    const parameters = await readParameters(c)
    const result = await reading(db, (tx) => ACTIONS[action]!({ municipality, db: tx, now, parameters }))
    return c.json({ help, success: true, result })
  } catch (error) {
    if (!(error instanceof ActionError)) throw error
    return c.json({ help, success: false, error: error.body }, error.status)
  }
}

const version = (c: Context<SiteEnv>) => c.json({ version: 3, actions: Object.keys(ACTIONS) })

/** CKAN's Action API, the side that reads; by GET and, as its clients do, by POST, in either of its places. */
export const ckanRoutes = () => {
  const actions = new Hono<SiteEnv>()
    .use(bodyLimit({ maxSize: LARGEST_BODY }))
    .get('/:action{[a-z_]{1,60}}', (c) => act(c))
    .post('/:action{[a-z_]{1,60}}', (c) => act(c))
  return new Hono<SiteEnv>()
    .get('/api/3', version)
    .get('/api/3/action/', version)
    .route('/api/3/action', actions)
    .route('/api/action', actions)
}
