import { Hono, type Context } from 'hono'
import type { Phone } from '../people/phone.ts'
import type { World } from '../world.ts'
import { ActionShape, tap } from './action.ts'
import { phoneOf } from './phone-of.ts'
import { PLACES } from './places.ts'
import { STICKERS } from './stickers.ts'

const PHOTO = new Set(['image/jpeg', 'image/png'])

const textOf = (form: FormData, name: string) => String(form.get(name) ?? '')

type Perform = (phone: Phone, form: FormData) => Promise<unknown>
/** What became of it, where the chat does not show it. */
type Tell = (phone: Phone, form: FormData) => string

/** What the forms of the phone do. Nobody waits here for the bot server: the phone shows the message at once. */
export const actRoutes = (world: World) => {
  const routes = new Hono()
  const act = (name: string, perform: Perform, told: Tell = () => '') =>
    routes.post(`/chats/:channelId/:userId/${name}`, async (c) => {
      const phone = phoneOf(world, c.req.param('channelId'), c.req.param('userId'))
      const form = await c.req.formData()
      const { state } = world.friendships.of(phone.where.channel.id, phone.userId)
      if (state === 'blocked' && name !== 'friendship' && name !== 'unsent')
        return done(c, 'ブロックを解除すると送れます')
      perform(phone, form).catch((error: Error) => console.error(error.message))
      return done(c, undefined, told(phone, form))
    })

  act('texts', (phone, form) => {
    const quotedMessageId = textOf(form, 'quotedMessageId')
    return phone.text(textOf(form, 'text').replaceAll('\r\n', '\n'), quotedMessageId ? { quotedMessageId } : {})
  })
  act('photos', async (phone, form) => {
    const files = form.getAll('photos').filter((file): file is File => file instanceof File && PHOTO.has(file.type))
    const photos = await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())))
    if (photos.length > 0) await phone.images(photos)
  })
  act('places', (phone, form) => {
    const known = form.has('place') ? PLACES[Number(form.get('place'))] : undefined
    return phone.location(known ?? { latitude: Number(form.get('latitude')), longitude: Number(form.get('longitude')) })
  })
  act('stickers', async (phone, form) => {
    const chosen = STICKERS.find(({ stickerId }) => stickerId === form.get('sticker'))
    if (!chosen) return
    const { packageId, stickerId, keywords = [] } = chosen
    await phone.sticker({ packageId, stickerId, keywords })
  })
  act('unsent', async (phone, form) => phone.unsend(textOf(form, 'messageId')))
  act(
    'friendship',
    (phone, form) => (form.get('to') === 'block' ? phone.block() : phone.follow()),
    ({ where }, form) =>
      form.get('to') === 'block'
        ? `ブロックしました。${where.channel.name}からのメッセージは届きません。`
        : `${where.channel.name}と友だちになりました。下の欄から送ってみてください。`,
  )
  act('taps', (phone, form) =>
    tap(world, phone, ActionShape.parse(JSON.parse(textOf(form, 'action'))), textOf(form, 'picked') || undefined),
  )
  return routes
}

/** Without script: back to the chat. With it: a short answer, the chat follows live. */
function done(c: Context, problem?: string, told?: string) {
  if (c.req.header('x-live')) return c.json({ problem, told }, problem ? 409 : 200)
  const chat = new URL(c.req.url).pathname.replace(/\/[^/]+$/, '')
  const query = new URLSearchParams({ ...(problem && { problem }), ...(told && { told }) })
  return c.redirect(query.size > 0 ? `${chat}?${query}` : chat, 303)
}
