import { Notice } from '#ui/index.ts'
import type { Results } from '../months/check-months.ts'

const DONE = { check: '確認しました', lock: '締めました' } as const
export type BulkAct = keyof typeof DONE

/** What became of many, as the address after the redirect has it: `lock:38:2`. */
export const writeTold = (act: BulkAct, { done, refused }: Results): string => `${act}:${done.length}:${refused.length}`

export function BulkTold({ query = '' }: { query: string | undefined }) {
  const [, act, done = '0', refused = '0'] = /^(check|lock):(\d{1,6}):(\d{1,6})$/.exec(query) ?? []
  if (!act) return null
  const left = Number(refused)
  return (
    <Notice tone={left > 0 ? 'warning' : 'success'} live="status">
      <p>
        {done}人の月を{DONE[act as BulkAct]}。
        {left > 0 && `${left}人は、ほかの人が先に進めたか、できない状態でした。下の一覧で確かめてください。`}
      </p>
    </Notice>
  )
}
