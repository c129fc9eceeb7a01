import { Chips } from '#ui/index.ts'
import { type Inbox, inboxFields } from '../../conversations/inbox-address.ts'
import type { SavedFilter } from './saved-filters.queries.ts'
import { SAVED } from './saved.page.tsx'

/** 保存した絞り込み beside the lists, and the way to keep the one that is looked at. */
export function SavedBar({ inbox, saved }: { inbox: Inbox; saved: SavedFilter[] }) {
  const query = new URLSearchParams(inboxFields({ ...inbox, after: undefined })).toString()
  const kept = saved.some((one) => one.query === query)
  return (
    <div class="inbox-saved">
      {saved.length > 0 && (
        <Chips
          label="保存した絞り込み"
          items={saved.map((one) => ({
            text: one.name,
            href: `/console/inquiries?${one.query}`,
            current: one.query === query,
          }))}
        />
      )}
      {query && !kept ? (
        <a href={`${SAVED}?${query}`}>この絞り込みを保存する</a>
      ) : (
        saved.length > 0 && <a href={SAVED}>保存した絞り込みを整理する</a>
      )}
    </div>
  )
}
