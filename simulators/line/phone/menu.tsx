import type { Phone } from '../people/phone.ts'
import type { RichMenu } from '../rich-menus.ts'
import { ActionButton } from './action-button.tsx'
import { isAction } from './action.ts'

/** リッチメニュー below the talk: its bar folds it, its fields are buttons over the picture. */
export function Menu({ phone }: { phone: Phone }) {
  const menu = phone.menu()
  if (!menu) return null
  const { channel, userId } = phone.where
  return (
    <details class="menu" open={menu.selected} key={menu.richMenuId}>
      <summary>{menu.chatBarText}</summary>
      <div class="menu-picture">
        <img src={`/menus/${channel.id}/${menu.richMenuId}`} alt="" />
        {menu.areas.map(
          (area) =>
            isAction(area.action) && (
              <div class="area" style={placeOf(menu, area)}>
                <ActionButton action={area.action} base={`/chats/${channel.id}/${userId}`} />
              </div>
            ),
        )}
      </div>
    </details>
  )
}

const share = (part: number, whole: number) => `${((part / whole) * 100).toFixed(3)}%`

function placeOf({ size }: RichMenu, { bounds }: RichMenu['areas'][number]) {
  return {
    left: share(bounds.x, size.width),
    top: share(bounds.y, size.height),
    width: share(bounds.width, size.width),
    height: share(bounds.height, size.height),
  }
}
