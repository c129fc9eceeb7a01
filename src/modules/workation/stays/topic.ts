import type { Matter, Topic } from '#kernel/conversations/conversations.ts'
import { Refusal } from '#lib/refusal.ts'
import { findDesk } from '../desk/desk.queries.ts'
import { handles } from '../desk/handles.ts'
import { SITE } from '../site/words.ts'
import { STAY_WORDS } from './firm-words.ts'
import { heldStays } from './holder.ts'
import { deskHref, type Stay, titleOf } from './stay.ts'
import { findByLink, findStay } from './stays.queries.ts'

const NOT_FOUND =
  'このページは見つかりません。メールにあるアドレスから開いてください。(This page was not found. Please open it from our e-mail.)'

const theirTitleOf = ({ language, company }: Stay): string => STAY_WORDS[language].title(company)

const matterOf = (stay: Stay, sectionId: number, called: Pick<Matter, 'title' | 'theirTitle' | 'href'>): Matter => ({
  ...called,
  sectionId,
  residentId: null,
  name: `${stay.company} ${stay.person}`.slice(0, 50).toWellFormed(),
  email: stay.email,
  lang: stay.language,
})

/** 滞在 as something that can be asked about: by the firm that opened its page, and by the section that handles workation. */
export const stayTopic: Topic = {
  async asHeld(program, c, id) {
    const held = await Promise.all(
      heldStays(program, c).map(async (token) => ({ token, stay: await findByLink(c.var.db, c.var.now, token) })),
    )
    const { stay, token } = held.find((one) => String(one.stay?.id) === id) ?? {}
    const sectionId = await findDesk(c.var.db)
    if (!stay || sectionId === undefined) throw new Refusal(404, NOT_FOUND)
    return matterOf(stay, sectionId, {
      title: theirTitleOf(stay),
      href: `${SITE[stay.language] as '/workation'}/stays/${token}`,
    })
  },
  async asSeen({ db }, staff, id) {
    const stay = /^\d{1,15}$/.test(id) ? await findStay(db, Number(id)) : undefined
    const sectionId = await findDesk(db)
    if (!stay || sectionId === undefined || !(await handles(db, staff))) return undefined
    return matterOf(stay, sectionId, { title: titleOf(stay), theirTitle: theirTitleOf(stay), href: deskHref(stay.id) })
  },
}
