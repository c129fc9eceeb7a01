import { Hono } from 'hono'
import type { Control } from './control.ts'
import type { SentQuery } from '../ledger/ledger.ts'

/** `?count=1` answers the number only. */
export const ledgerRoutes = ({ ledger }: Control) =>
  new Hono()
    .get('/sent', (c) => {
      const { count, ...query } = c.req.query()
      const lines = ledger.sent(query as SentQuery)
      return c.json(count === undefined ? lines : { count: lines.length })
    })
    .get('/requests', (c) => c.json([...ledger.requests.values()]))
    .get('/calls', (c) => c.json([...ledger.calls.values()]))
    .get('/events', (c) => {
      const { count, state, channelId, type } = c.req.query()
      const found = [...ledger.events.values()].filter(
        (one) =>
          (state === undefined || one.state === state) &&
          (channelId === undefined || one.channelId === channelId) &&
          (type === undefined || one.event.type === type),
      )
      return c.json(count === undefined ? found : { count: found.length })
    })
    .get('/events/:id', (c) => {
      const record = ledger.events.get(c.req.param('id'))
      return record ? c.json(record) : c.json({ message: 'no such event' }, 404)
    })
