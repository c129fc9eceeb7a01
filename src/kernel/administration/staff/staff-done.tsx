import { Button, Notice } from '#ui/index.ts'
import { PostForm } from '../../http/render.tsx'
import type { ListedStaff } from '../../organization/staff-list.queries.ts'

const words: Record<string, string> = {
  disabled: 'さんのサインインを停止しました。サインインしていた端末は使えなくなりました。',
  enabled: 'さんのサインインを再開しました。',
  'second-factor-removal': 'さんの二段階認証を解きました。本人にも伝えました。',
}

/** What was just done, and to whom; with the way back where there is one. */
export function StaffDone({ done, staff, back }: { done: string | undefined; staff?: ListedStaff; back: string }) {
  if (!staff || done === undefined || !Object.hasOwn(words, done)) return null
  const undo = done === 'disabled' && staff.disabledAt && (
    <PostForm action={`/console/staff/${staff.id}/enabled`} hidden={{ back }} inline>
      <Button variant="secondary" size="small">
        元に戻す
      </Button>
    </PostForm>
  )
  return (
    <Notice tone="success" live="status" actions={undo}>
      <p>
        {staff.name}
        {words[done]}
      </p>
    </Notice>
  )
}
