import { holdsWholeTown } from '#kernel/administration/whole-town.queries.ts'
import type { Module } from '#kernel/program.ts'
import { scopes, workplacesApi } from './api.routes.ts'
import { listPlannedPlaces } from './board/planned-places.queries.ts'
import { BOOKING_MATTER } from './bookings/booking.ts'
import { bookingMatter } from './bookings/booking-matter.ts'
import { punchRecorded } from './bookings/punch-recorded.ts'
import { releaseNoShowsTask } from './bookings/release-no-shows.ts'
import { seatCard } from './bookings/seat-card.tsx'
import { feedRoutes } from './calendar/feed.routes.ts'
import { workplacesRoutes } from './console.routes.ts'
import { endSessionTask } from './network/end-sessions.ts'
import { forgetLoginsTask } from './network/forget-logins.ts'
import { NETWORK_SCOPE, networkApi } from './network/network.api.ts'
import { NETWORK } from './network/network.page.tsx'

export { askSeat } from './bookings/ask-seat.ts'

/** しごと場: where one may work, and who sits there when. */
export const workplaces: Module = {
  name: 'workplaces',
  site: feedRoutes,
  console: workplacesRoutes,
  api(program, api) {
    workplacesApi(program, api)
    networkApi(api)
  },
  scopes: { ...scopes, [NETWORK_SCOPE]: '拠点のネットワークに入れてよいかを聞き、接続を伝える(FreeRADIUS)' },
  actions: {
    'booking.cancelled': '席の予約を取り消した',
    'booking.released': '来なかった席を空けた',
    'calendar_feed.made': 'カレンダーのアドレスを作った',
    'calendar_feed.revoked': 'カレンダーのアドレスを使えなくした',
    'device.registered': '端末を登録した',
    'device.retired': '端末の登録をやめた',
    'network_gear.changed': '拠点のネットワーク機器を変えた',
    'floor.added': '階を加えた',
    'floor.changed': '階を変えた',
    'seat.added': '席を加えた',
    'seat.changed': '席を変えた',
    'seat.removed': '席を取り除いた',
    'site.added': '働く場所を加えた',
    'site.changed': '働く場所を変えた',
    'travel.changed': '通勤時間を登録した',
    'workplaces.changed': 'しごと場の設定を変えた',
  },
  settings: [{ href: '/console/settings/workplaces', text: 'しごと場' }],
  tasks: (program) => ({
    'punch.recorded': punchRecorded,
    'workplaces.end-session': endSessionTask(program),
    'workplaces.forget-logins': forgetLoginsTask(program),
    'workplaces.release-no-shows': releaseNoShowsTask(program),
  }),
  crontab: { 'workplaces.forget-logins': '40 18 * * *', 'workplaces.release-no-shows': '*/5 * * * *' },
  plannedPlaces: ({ db }, staffIds, from, through) => listPlannedPlaces(db, staffIds, from, through),
  today: seatCard,
  matters: () => ({ [BOOKING_MATTER]: bookingMatter }),
  navigation: async (_, staff) => [
    { href: '/console/workplaces', text: 'しごと場', icon: 'seat' },
    { href: NETWORK, text: 'ネットワーク', icon: 'globe', where: holdsWholeTown(staff, 'settings') },
  ],
}
