import { Hono } from 'hono'
import sharp from 'sharp'
import { isUserId } from '../identifiers.ts'
import { MOST_RICH_MENUS, type RichMenu } from '../rich-menus.ts'
import { asRichMenu, checkRichMenu, fits } from '../validation/rich-menu.ts'
import type { Fields } from '../validation/violations.ts'
import type { World } from '../world.ts'
import { jsonBody } from './body.ts'
import type { ApiContext, ApiEnvironment } from './environment.ts'
import { ApiRefusal, notFound } from './refusal.ts'

const MOST_USERS = 500
const LARGEST_IMAGE = 1024 * 1024
const MENU = '/v2/bot/richmenu/:richMenuId{richmenu-[0-9a-f]+}'

const withImage = (menu: RichMenu): RichMenu => {
  if (!menu.image) throw new ApiRefusal(400, 'must upload richmenu image before applying it to user')
  return menu
}
const userOf = (c: ApiContext): string => {
  const userId = c.req.param('userId')
  if (!isUserId(userId)) throw new ApiRefusal(400, "The value for the 'userId' parameter is invalid")
  return userId
}

const read = async (c: ApiContext): Promise<Fields> => {
  const body = await jsonBody(c)
  const wrong = checkRichMenu(body).body()
  if (wrong) throw new ApiRefusal(400, wrong)
  return body
}
const usersIn = ({ userIds }: Fields): string[] => {
  const users = Array.isArray(userIds) ? userIds : []
  const odd = users.findIndex((id) => !isUserId(id))
  if (users.length === 0 || users.length > MOST_USERS || odd >= 0)
    throw new ApiRefusal(
      400,
      `The property, 'userIds${odd >= 0 ? `[${odd}]` : ''}', in the request body is invalid (line: -, column: -)`,
    )
  return users as string[]
}

/** Made, shown and taken away: リッチメニュー for everybody and for one's own. */
export function richMenuRoutes(world: World) {
  const menus = world.richMenus
  const open = (c: ApiContext, id: unknown = c.req.param('richMenuId')): RichMenu => {
    const menu = menus.find(c.var.channel.id, id)
    if (!menu) throw notFound()
    return menu
  }
  /** LINE accepts it for whoever is no friend, and does nothing. */
  const link = (c: ApiContext, userId: string, richMenuId: string | undefined) => {
    const { id } = c.var.channel
    if (world.friendships.of(id, userId).state === 'friend') menus.link(id, userId, richMenuId)
  }
  return new Hono<ApiEnvironment>()
    .post('/v2/bot/richmenu', async (c) => {
      const body = await read(c)
      if (menus.list(c.var.channel.id).length >= MOST_RICH_MENUS)
        throw new ApiRefusal(400, 'The maximum number of rich menus has been reached')
      const { richMenuId } = menus.add(c.var.channel.id, asRichMenu(body))
      return c.json({ richMenuId })
    })
    .post('/v2/bot/richmenu/validate', async (c) => {
      await read(c)
      return c.json({})
    })
    .get('/v2/bot/richmenu/list', (c) => c.json({ richmenus: menus.list(c.var.channel.id).map(withoutImage) }))
    .post('/v2/bot/richmenu/bulk/link', async (c) => {
      const body = await jsonBody(c)
      const users = usersIn(body)
      if (!/^richmenu-[0-9a-f]{32}$/.test(String(body.richMenuId)))
        throw new ApiRefusal(400, {
          message: 'The request body has 1 error(s)',
          details: [{ message: 'invalid richMenuId', property: 'richMenuId' }],
        })
      if (!menus.find(c.var.channel.id, body.richMenuId))
        throw new ApiRefusal(404, { message: 'richmenu not found', details: [] })
      const { richMenuId } = withImage(open(c, body.richMenuId))
      for (const userId of users) link(c, userId, richMenuId)
      return c.json({}, 202)
    })
    .post('/v2/bot/richmenu/bulk/unlink', async (c) => {
      for (const userId of usersIn(await jsonBody(c))) link(c, userId, undefined)
      return c.json({}, 202)
    })
    .get(MENU, (c) => c.json(withoutImage(open(c))))
    .delete(MENU, (c) => {
      menus.remove(c.var.channel.id, open(c).richMenuId)
      return c.json({})
    })
    .get(`${MENU}/content`, (c) => {
      const { image } = open(c)
      if (!image) throw notFound()
      return c.body(image.bytes, 200, { 'content-type': image.contentType })
    })
    .post(`${MENU}/content`, async (c) => {
      const menu = open(c)
      const contentType = c.req.header('content-type') ?? ''
      if (contentType !== 'image/jpeg' && contentType !== 'image/png')
        throw new ApiRefusal(415, `The content type, ${contentType || 'none'}, is not supported`)
      if (menu.image) throw new ApiRefusal(400, 'An image has already been uploaded to the richmenu')
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      if (!(await isFit(bytes, contentType))) throw new ApiRefusal(400, 'The image size is not allowed for richmenu')
      menu.image = { bytes, contentType }
      return c.json({})
    })
    .get('/v2/bot/user/all/richmenu', (c) => {
      const menu = menus.standard(c.var.channel.id)
      if (!menu) throw new ApiRefusal(404, 'no default richmenu')
      return c.json({ richMenuId: menu.richMenuId })
    })
    .post('/v2/bot/user/all/richmenu/:richMenuId', (c) => {
      menus.setStandard(c.var.channel.id, withImage(open(c)).richMenuId)
      return c.json({})
    })
    .delete('/v2/bot/user/all/richmenu', (c) => {
      menus.setStandard(c.var.channel.id, undefined)
      return c.json({})
    })
    .get('/v2/bot/user/:userId/richmenu', (c) => {
      const menu = menus.linked(c.var.channel.id, userOf(c))
      if (!menu) throw new ApiRefusal(404, 'the user has no richmenu')
      return c.json({ richMenuId: menu.richMenuId })
    })
    .post('/v2/bot/user/:userId/richmenu/:richMenuId', (c) => {
      link(c, userOf(c), withImage(open(c)).richMenuId)
      return c.json({})
    })
    .delete('/v2/bot/user/:userId/richmenu', (c) => {
      link(c, userOf(c), undefined)
      return c.json({})
    })
}

function withoutImage({ image: _image, ...menu }: RichMenu) {
  return menu
}

async function isFit(bytes: Uint8Array, contentType: string): Promise<boolean> {
  if (bytes.length > LARGEST_IMAGE) return false
  const {
    width = 0,
    height = 0,
    format,
  } = await sharp(bytes)
    .metadata()
    .catch(() => ({ width: 0, height: 0, format: '' }))
  return `image/${format}` === contentType && fits({ width, height })
}
