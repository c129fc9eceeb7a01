import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { Button, Card, Notice, RadioGroup } from '#ui/index.ts'
import { type Presence, presenceOf } from '../presence/presence.ts'
import { clockInWords, startOfDay } from './moment.ts'
import { pairPunches } from './pair-punches.ts'
import { PLACES, type PlaceOfWork, PUNCH_KINDS } from './punch.ts'
import { findLastPlace, listPunches, listSites } from './punches.queries.ts'

/** As the form sends a place: `main`, `home`, `satellite:みなと分室`. */
export const placeValue = ({ place, site }: PlaceOfWork): string => (site === null ? place : `${place}:${site}`)

const stateInWords = (presence: Presence): string => {
  if (presence.state === 'notYet') return 'まだ出勤していません'
  const time = clockInWords(presence.since.at)
  return presence.state === 'here' ? `${time} に出勤しました(${presence.place})` : `${time} に退勤しました`
}

/** 打刻: today's state, and one tap to come or go. Works without JavaScript. */
export async function clockCard(c: Context<ConsoleEnv>) {
  const { db, staff, now } = c.var
  const today = dateInTokyo(now)
  const [punches, sites, lastPlace] = await Promise.all([
    listPunches(db, staff.id, startOfDay(today.subtract({ days: 4 })), now.add({ hours: 24 })),
    listSites(db),
    findLastPlace(db, staff.id),
  ])
  const presence = presenceOf(punches, now)
  const done = c.req.query('punched')
  const missing = pairPunches(punches, now).findings.filter(({ fault }) => fault === 'missingOut')
  const places = [
    { value: 'main', text: PLACES.main },
    ...sites.map((site) => ({ value: `satellite:${site}`, text: site })),
    { value: 'home', text: PLACES.home },
  ]
  const isHere = presence.state === 'here'
  return (
    <Card heading="打刻" aside={<a href="/console/attendance">出勤簿</a>} id="clock">
      {(done === 'in' || done === 'out') && (
        <Notice tone="success" live="status">
          <p>
            {PUNCH_KINDS[done]}
            を記録しました。打刻は取り消せません。間違えたときは、正しい時刻を所属長に伝えてください。
          </p>
        </Notice>
      )}
      <div id="clock-state" data-live>
        <p class="clock-state">{stateInWords(presence)}</p>
        {missing.map(({ punches: [came] }) => (
          <Notice tone="warning" key={came!.id}>
            <p>
              {dateInWords(dateInTokyo(came!.at))}の退勤の打刻がありません(出勤 {clockInWords(came!.at)}
              )。退勤した時刻を所属長に伝えてください。
            </p>
          </Notice>
        ))}
      </div>
      <PostForm action="/console/attendance/punches" hidden={{ key: randomUUID() }}>
        <RadioGroup
          name="place"
          legend="勤務場所"
          inline
          options={places}
          value={placeValue(lastPlace ?? { place: 'main', site: null })}
        />
        <div class="clock-buttons">
          <Button name="kind" value="in" size="large" wide variant={isHere ? 'secondary' : 'primary'}>
            出勤
          </Button>
          <Button name="kind" value="out" size="large" wide variant={isHere ? 'primary' : 'secondary'}>
            退勤
          </Button>
        </div>
      </PostForm>
    </Card>
  )
}
