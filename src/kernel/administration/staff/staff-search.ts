/** What the list of staff shows; the address holds all of it. */
import { idIn } from '#lib/text/whole-number.ts'
export interface StaffSearch {
  words: string | undefined
  sectionId: number | undefined
  state: '' | 'enabled' | 'disabled'
  /** The last key of the page before. */
  after: string | undefined
}

export function readSearch(query: Record<string, string>): StaffSearch {
  const { q = '', section = '', state = '', after } = query
  return {
    words:
      q
        .replaceAll(/\p{Cc}/gu, '')
        .trim()
        .slice(0, 100) || undefined,
    sectionId: idIn(section) || undefined,
    state: state === 'enabled' || state === 'disabled' ? state : '',
    after: after?.replaceAll(/\p{Cc}/gu, '').slice(0, 200),
  }
}

export function addressOf({ words, sectionId, state, after }: StaffSearch): string {
  const query = new URLSearchParams({
    ...(words && { q: words }),
    ...(sectionId !== undefined && { section: String(sectionId) }),
    ...(state && { state }),
    ...(after && { after }),
  })
  return query.size > 0 ? `/console/staff?${query}` : '/console/staff'
}

/** Back to the list as it was; an address of anywhere else is not followed. */
export function backTo(given: unknown, done?: string, staffId?: number): string {
  const back = typeof given === 'string' && /^\/console\/staff(\?|$)/.test(given) ? given : '/console/staff'
  const url = new URL(back, 'http://console')
  for (const told of ['done', 'staff']) url.searchParams.delete(told)
  if (done) url.searchParams.set('done', done)
  if (staffId !== undefined) url.searchParams.set('staff', String(staffId))
  return `${url.pathname}${url.search}`
}
