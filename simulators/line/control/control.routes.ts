import { Hono } from 'hono'
import { z } from 'zod'
import type { ChannelOptions } from '../channel.ts'
import type { FaultOptions } from '../faults.ts'
import type { ReleaseOptions } from '../webhook/webhooks.ts'
import { ActShape } from './act-shape.ts'
import type { Control } from './control.ts'
import { ledgerRoutes } from './ledger.routes.ts'
import { perform } from './perform.ts'
import { ChannelShape, FaultShape, ForgeShape, PreparationShape, ReleaseShape, ResidentShape } from './shapes.ts'

export function controlRoutes(control: Control): Hono {
  const routes = new Hono()
    .post('/reset', (c) => {
      control.reset()
      return c.json({})
    })
    .post('/acts', async (c) => c.json(await perform(control, ActShape.parse(await c.req.json()))))

    .get('/channels', (c) => c.json(control.channels.list()))
    .post('/channels', async (c) => {
      const options = ChannelShape.parse(await c.req.json()) as ChannelOptions
      return c.json(control.channels.add(options), 201)
    })
    .patch('/channels/:id', async (c) => {
      const change = ChannelShape.omit({ id: true }).parse(await c.req.json()) as ChannelOptions
      return c.json(control.channels.configure(change, c.req.param('id')))
    })

    .get('/residents', (c) => c.json(control.residents.list()))
    .post('/residents', async (c) => {
      const options = ResidentShape.parse(await c.req.json())
      return c.json(control.residents.add(options as object), 201)
    })
    .post('/groups', async (c) => c.json(await control.groups.join((await c.req.json()) as object), 201))
    .delete('/groups/:id', async (c) => c.json(await control.groups.leave(c.req.param('id'))))

    .get('/faults', (c) => c.json(control.faults.list()))
    .post('/faults', async (c) => {
      const options = FaultShape.parse(await c.req.json()) as FaultOptions
      return c.json(control.faults.add(options), 201)
    })
    .delete('/faults', (c) => {
      control.faults.clear()
      return c.json({})
    })
    .delete('/faults/:id', (c) => {
      control.faults.remove(c.req.param('id'))
      return c.json({})
    })

    .post('/webhooks/hold', async (c) => {
      control.webhooks.hold(ReleaseShape.parse(await c.req.json()).channelId)
      return c.json({})
    })
    .post('/webhooks/release', async (c) => {
      const { channelId, ...options } = ReleaseShape.parse(await c.req.json())
      return c.json(await control.webhooks.release(options as ReleaseOptions, channelId))
    })
    .post('/webhooks/verify', async (c) => c.json(await control.webhooks.verify(c.req.query('channelId'))))
    .post('/webhooks/forge', async (c) => {
      const { webhookEventId, forgery, channelId } = ForgeShape.parse(await c.req.json())
      const record = control.ledger.events.get(webhookEventId)
      return c.json(await control.webhooks.forge(record ? [record.event] : [], forgery, channelId ?? record?.channelId))
    })
    .post('/webhooks/:id/duplicate', async (c) => c.json(await control.webhooks.duplicate(c.req.param('id'))))
    .post('/webhooks/:id/redeliver', async (c) => c.json(await control.webhooks.redeliver(c.req.param('id'))))

    .post('/contents/:messageId', async (c) => {
      const { polls, outcome } = PreparationShape.parse(await c.req.json())
      control.contents.prepare(c.req.param('messageId'), polls, outcome)
      return c.json({})
    })
    .get('/screens/:resident', (c) => {
      const phone = control.phone(c.req.param('resident'), c.req.query('channelId'))
      return c.json({ entries: phone.screen(), loading: phone.isLoading() })
    })
    .route('/ledger', ledgerRoutes(control))

  routes.onError((error, c) => {
    if (error instanceof z.ZodError) return c.json({ message: z.prettifyError(error) }, 422)
    return c.json({ message: error.message }, 400)
  })
  return routes
}
