import { Hono } from 'hono'
import type { Content } from '../contents.ts'
import { preview } from '../people/pictures.ts'
import type { World } from '../world.ts'
import type { ApiContext, ApiEnvironment } from './environment.ts'
import { ApiRefusal } from './refusal.ts'

export const contentRoutes = (world: World) => {
  const open = (c: ApiContext): Content => {
    const content = world.contents.find(c.req.param('messageId') ?? '', c.var.channel.id)
    if (!content) throw new ApiRefusal(404, 'not found')
    if (content.gone) throw new ApiRefusal(410, 'The content is gone')
    return content
  }
  return new Hono<ApiEnvironment>()
    .get('/v2/bot/message/:messageId{\\d+}/content', (c) => {
      const content = open(c)
      if (stillPreparing(content)) return c.body(null, 202)
      if (content.outcome === 'failed') throw new ApiRefusal(404, 'not found')
      return c.body(content.bytes, 200, { 'content-type': content.contentType })
    })
    .get('/v2/bot/message/:messageId{\\d+}/content/preview', async (c) => {
      const { kind, bytes } = open(c)
      if (kind !== 'image' && kind !== 'video') throw new ApiRefusal(400, 'The content can not be previewed')
      return c.body(await preview(bytes, kind), 200, { 'content-type': 'image/jpeg' })
    })
    .get('/v2/bot/message/:messageId{\\d+}/content/transcoding', (c) => {
      const content = open(c)
      if (content.kind !== 'video' && content.kind !== 'audio')
        throw new ApiRefusal(400, "Transcoding status doesn't support this type of content")
      const done = content.outcome === 'ready' ? 'succeeded' : 'failed'
      return c.json({ status: stillPreparing(content) ? 'processing' : done })
    })
}

function stillPreparing(content: Content): boolean {
  if (content.pollsLeft === 0) return false
  content.pollsLeft -= 1
  return true
}
