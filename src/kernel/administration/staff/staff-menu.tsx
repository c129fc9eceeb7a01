import { Menu, VisuallyHidden } from '#ui/index.ts'
import { PostForm } from '../../http/render.tsx'
import type { ListedStaff } from '../../organization/staff-list.queries.ts'

/** What can be done with one member of staff. What takes something away asks first. */
export function StaffMenu({ staff, back }: { staff: ListedStaff; back: string }) {
  const { id, name, hasSecondFactor, disabledAt } = staff
  const ask = (about: string, text: string) => (
    <li>
      <a href={`/console/staff/${id}/${about}?${new URLSearchParams({ back })}`}>{text}</a>
    </li>
  )
  return (
    <Menu
      text={
        <>
          <VisuallyHidden>{name}さんの</VisuallyHidden>操作
        </>
      }
      align="end"
      group="staff"
    >
      <ul class="menu-list">
        {ask('password', '仮のパスワードを出す')}
        {hasSecondFactor && ask('second-factor-removal', '二段階認証を解く')}
        {disabledAt ? (
          <li>
            <PostForm action={`/console/staff/${id}/enabled`} hidden={{ back }}>
              <button type="submit">サインインを再開する</button>
            </PostForm>
          </li>
        ) : (
          ask('disabled', 'サインインを停止する')
        )}
      </ul>
    </Menu>
  )
}
