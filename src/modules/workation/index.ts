import { Hono } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { sectionsFor } from '#kernel/identity/staff.ts'
import type { Module } from '#kernel/program.ts'
import { writtenFor } from '#lib/text/language.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { bookingsApi } from './api/bookings.api.ts'
import { companiesApi } from './api/companies.api.ts'
import { effectsApi } from './api/effects.api.ts'
import { offersApi } from './api/offers.api.ts'
import { providersApi } from './api/providers.api.ts'
import { readingApi } from './api/reading.api.ts'
import { staysApi } from './api/stays.api.ts'
import { countDue } from './companies/companies.queries.ts'
import { workationRoutes } from './console.routes.tsx'
import { DESK } from './desk/desk.page.tsx'
import { isDesk } from './desk/desk.queries.ts'
import { DOOR } from './door-words.ts'
import { handles } from './desk/handles.ts'
import { countAsked } from './offers/offers.queries.ts'
import { CANCEL_TOO_SMALL, cancelTooSmallTask } from './programmes/cancel-too-small.ts'
import { providerRoutes } from './provider.routes.tsx'
import { countShown } from './site/site.queries.ts'
import { SITE } from './site/words.ts'
import { EXPIRE_HOLDS, expireHoldsTask } from './reservations/hold.ts'
import { askedHere, countWaiting } from './stays/desk.queries.ts'
import { stayTopic } from './stays/topic.ts'
import { siteRoutes } from './site/site.routes.ts'
import { ASK_SURVEYS, askSurveysTask } from './surveys/ask-surveys.ts'

const HERE = '/console/workation'

export { drawSizes } from './photos/draw-sizes.ts'
// For the demo town and for tests: the use cases of a stay.
export { nameKeyOf } from './companies/company.ts'
export { addPlaceItem, addSessionItem, beginDraft } from './itineraries/change-draft.ts'
export { findProposed } from './itineraries/itineraries.queries.ts'
export { propose } from './itineraries/propose.ts'
export { book } from './reservations/book.ts'
export { cancelStay } from './reservations/cancel.ts'
export { hold } from './reservations/hold.ts'
export { ask, readStay } from './stays/ask.ts'
export type { Stay } from './stays/stay.ts'
export { findByLink } from './stays/stays.queries.ts'

/** ワーケーション: what the place offers to people who come to work, and who offers it. */
export const workation: Module = {
  name: 'workation',
  site: (program) => new Hono<SiteEnv>().route('/', providerRoutes(program)).route('/', siteRoutes(program)),
  sitemaps: () => Promise.resolve(['/workation/sitemap.xml']),
  async doors({ db }, _now, language) {
    if ((await countShown(db)).length === 0) return []
    const [title, sentence] = DOOR[language]
    return [{ href: SITE[writtenFor(language)], icon: 'leaf', title, sentence }]
  },
  console: workationRoutes,
  api(program, api) {
    readingApi(api)
    offersApi(api)
    companiesApi(api)
    effectsApi(api)
    providersApi(api)
    staysApi(program, api)
    bookingsApi(api)
  },
  scopes: {
    'workation:read': 'ワーケーションのサイトに載せている場所とプログラム、効果を読む',
    'workation:write': 'ワーケーションの事業者と掲載、会社の記録を読み、変える',
  },
  actions: {
    'company.acted': '会社への対応を済みにした',
    'company.changed': '会社の記録を変えた',
    'company.noted': '会社についての記録を残した',
    'company.staged': '会社の段階を変えた',
    'arrival.recorded': '到着を記録した',
    'measurement.added': '測定を記録した',
    'offer.asked': '掲載の公開を依頼した',
    'offer.published': '掲載を公開した',
    'offer.returned': '掲載を差し戻した',
    'offer.withdrawn': '掲載の公開をやめた',
    'photo.added': '掲載の写真を加えた',
    'photo.removed': '掲載の写真を取り除いた',
    'place.added': '場所の掲載を加えた',
    'place.changed': '場所の掲載を変えた',
    'programme.added': 'プログラムの掲載を加えた',
    'programme.changed': 'プログラムの掲載を変えた',
    'provider.changed': '事業者の登録を変えた',
    'provider.invitation_revoked': '事業者の担当者への招待を取り消した',
    'provider.invited': '事業者の担当者を招待した',
    'provider.joined': '招待を受けて事業者の担当者になった',
    'provider.member_removed': '事業者の担当者を外した',
    'provider.registered': '事業者を登録した',
    'stay.asked': '滞在を問い合わせた',
    'stay.booked': '滞在を予約した',
    'stay.booking_changed': '滞在の予約を変更した',
    'stay.cancelled': '滞在を取りやめた',
    'stay.declined': '滞在を断った',
    'stay.held': '行程を仮押さえした',
    'stay.hold_expired': '仮押さえの期限が切れた',
    'stay.proposed': '行程を提案した',
    'session.added': '開催回を加えた',
    'session.cancelled': '開催回を中止した',
    'stock.changed': '在庫を変えた',
    'survey.answered': 'アンケートに答えた',
    'workation.desk_chosen': 'ワーケーションの担当課を決めた',
  },
  topics: { stay: stayTopic },
  tasks: (program) => ({
    [ASK_SURVEYS]: askSurveysTask(program),
    [CANCEL_TOO_SMALL]: cancelTooSmallTask(program),
    [EXPIRE_HOLDS]: expireHoldsTask(program),
  }),
  crontab: { [ASK_SURVEYS]: '0 0 * * *', [CANCEL_TOO_SMALL]: '10 * * * *' },
  promptTasks: [EXPIRE_HOLDS],
  settings: [{ href: DESK, text: 'ワーケーション' }],
  async navigation(_, staff) {
    const where = isDesk(sectionsFor(staff, 'answer'))
    return [{ href: `${HERE}/stays`, under: HERE, text: 'ワーケーション', icon: 'leaf', where, count: askedHere }]
  },
  async waiting({ db }, staff, now) {
    if (!(await handles(db, staff))) return { items: [] }
    const [offers, stays, companies] = await Promise.all([
      countAsked(db),
      countWaiting(db),
      countDue(db, dateInTokyo(now)),
    ])
    const items = [
      { href: `${HERE}/stays?view=asked`, title: `提案を待つ滞在 ${stays.count}件`, since: stays.since },
      { href: HERE, title: `公開の確認を待つ掲載 ${offers.asked}件`, since: offers.since },
      { href: `${HERE}/companies`, title: `会社への次の対応 ${companies.due}件`, since: companies.since },
    ]
    return { items: items.flatMap(({ since, ...same }) => (since ? [{ ...same, since }] : [])) }
  },
}
