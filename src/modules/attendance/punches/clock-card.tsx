import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { Button, Card, Cluster, Notice, RadioGroup } from '#ui/index.ts'
import { type Presence, presenceOf } from '../presence/presence.ts'
import { correctPunches } from '../corrections/correct-punches.ts'
import { correctionHref } from '../corrections/correction.ts'
import { listCorrections } from '../corrections/corrections.queries.ts'
import { partInWords, TELEWORK } from '../requests/request.ts'
import { listRequests } from '../requests/requests.queries.ts'
import { plannedPlaces } from '../presence/planned-places.ts'
import { clockInWords, startOfDay } from './moment.ts'
import { pairPunches } from './pair-punches.ts'
import { placeAt, placesToChoose, placeValue } from './place-choice.ts'
import { type PlaceOfWork, type Punch, PUNCH_KINDS } from './punch.ts'
import { findLastPlace, listPunches, listSites } from './punches.queries.ts'

const MAIN: PlaceOfWork = { place: 'main', site: null }
const HOME: PlaceOfWork = { place: 'home', site: null }

const stateInWords = (presence: Presence): string => {
  if (presence.state === 'notYet') return 'まだ出勤していません'
  const time = clockInWords(presence.since.at)
  return presence.state === 'here' ? `${time} に出勤しました(${presence.place})` : `${time} に退勤しました`
}

/** The earlier one of two punches of one kind that stand side by side at the end of today. */
function doubledToday(punches: readonly Punch[], today: Temporal.PlainDate, done: string): Punch | undefined {
  const [before, last] = punches.filter(({ at }) => dateInTokyo(at).equals(today)).slice(-2)
  return last && last.kind === done && before?.kind === done ? before : undefined
}

/** 打刻: today's state, and one tap to come or go. Works without JavaScript. */
export async function clockCard(c: Context<ConsoleEnv>) {
  const { db, staff, now } = c.var
  const today = dateInTokyo(now)
  const since = today.subtract({ days: 4 })
  const [recorded, corrections, sites, lastPlace, requests, [expected]] = await Promise.all([
    listPunches(db, staff.id, startOfDay(since), now.add({ hours: 24 })),
    listCorrections(db, staff.id, since, today),
    listSites(db),
    findLastPlace(db, staff.id),
    listRequests(db, staff.id, startOfDay(today), startOfDay(today.add({ days: 1 })), ['granted']),
    plannedPlaces(c, [staff.id], today, today),
  ])
  const isHome = requests.some(({ kind }) => kind === TELEWORK)
  const agreed = expected ? placeAt(expected.site) : isHome ? HOME : undefined
  const leaves = requests.filter(({ kind }) => kind !== TELEWORK)
  const punches = correctPunches(recorded, corrections)
  const presence = presenceOf(punches, now)
  const isAsked = (on: Temporal.PlainDate) => corrections.some((one) => one.state === 'asked' && one.on.equals(on))
  const done = c.req.query('punched')
  const missing = pairPunches(punches, now)
    .findings.filter(({ fault, punches: [came] }) => fault === 'missingOut' && !isAsked(dateInTokyo(came!.at)))
    .map(({ punches: [came] }) => came!)
  const isHere = presence.state === 'here'
  const twice = done && doubledToday(punches, today, done)
  return (
    <Card
      heading="打刻"
      aside={
        <Cluster>
          <a href="/console/attendance/requests">休暇・在宅勤務</a>
          <a href="/console/attendance">出勤簿</a>
        </Cluster>
      }
      id="clock"
    >
      {twice && (
        <Notice tone="warning" live="status">
          <p>
            {PUNCH_KINDS[twice.kind]}は {clockInWords(twice.at)} にもう記録されています。はじめの打刻で数えます。
          </p>
        </Notice>
      )}
      {!twice && (done === 'in' || done === 'out') && (
        <Notice tone="success" live="status">
          <p>
            {PUNCH_KINDS[done]}
            を記録しました。打刻は取り消せません。間違えたときは、
            <a href="/console/attendance/corrections/new">訂正を申請</a>できます。
          </p>
        </Notice>
      )}
      <div id="clock-state" data-live>
        <p class="clock-state">{stateInWords(presence)}</p>
        {expected && <p>きょうは{expected.site.name}の席を予約しています。</p>}
        {isHome && <p>きょうは在宅勤務が承認されています。</p>}
        {leaves.length > 0 && <p>きょうは休暇です: {leaves.map(partInWords).join('、')}</p>}
        {missing.map(({ id, at }) => (
          <Notice tone="warning" key={id}>
            <p>
              {dateInWords(dateInTokyo(at))}の退勤の打刻がありません(出勤 {clockInWords(at)})。
              <a href={correctionHref(dateInTokyo(at))}>訂正を申請する</a>
            </p>
          </Notice>
        ))}
      </div>
      <PostForm action="/console/attendance/punches" hidden={{ key: randomUUID() }}>
        <RadioGroup
          name="place"
          legend="勤務場所"
          inline
          options={placesToChoose(sites)}
          value={placeValue(isHere ? (lastPlace ?? MAIN) : (agreed ?? lastPlace ?? MAIN))}
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
