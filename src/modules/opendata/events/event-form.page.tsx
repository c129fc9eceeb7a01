import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { Stack, StatusLabel } from '#ui/index.ts'
import type { Frame } from '../console/frame.tsx'
import { mayKeep } from '../datasets/may.ts'
import { listFacilityNames } from '../facilities/facilities.queries.ts'
import { Ending, RecordForm, sectionField } from '../records/form-parts.tsx'
import type { Again } from '../records/record-routes.ts'
import { EventFacts } from './event-facts.tsx'
import { EventFields } from './event-fields.tsx'
import { EVENTS } from './events.page.tsx'
import { type TownEvent, typedEvent } from './event.ts'

const CANCEL = {
  heading: '中止にする',
  about: '中止したイベントは、次の版から公開のデータに出ません。あとから取り消せます。',
  act: '中止にする',
}
const RESUME = { heading: '中止を取り消す', about: '次の版から、公開のデータに出ます。', act: '中止を取り消す' }

/** イベント: to be added, changed, or, for other sections, to be read. */
export async function eventFormPage(frame: Frame, c: Context<ConsoleEnv>, event?: TownEvent, again?: Again) {
  const { db, now, staff } = c.var
  const typed = again?.typed ?? typedEvent(event)
  const errors = again?.errors ?? []
  const title = event?.title ?? 'イベントを加える'
  const mine = !event || mayKeep(staff, event.sectionId)
  const names = await listFacilityNames(db)
  // One that was closed since stays to be chosen: the event was there.
  const closed = event?.facilityId && !names.some(({ id }) => id === event.facilityId)
  const facilities = closed ? [...names, { id: event.facilityId!, name: `${event.where} (一覧から外した施設)` }] : names
  return frame(c, {
    title,
    ...(event && { over: `イベント · ${event.section}` }),
    state: event?.endedAt && <StatusLabel tone="warning">中止</StatusLabel>,
    trail: [{ text: 'イベント', href: EVENTS }, { text: title }],
    errors,
    ...(again && { status: again.status }),
    children: (
      <Stack gap="loose">
        {mine ? (
          <RecordForm href={EVENTS} kept={event}>
            {!event && (await sectionField(c, typed, errors))}
            <EventFields typed={typed} errors={errors} facilities={facilities} />
          </RecordForm>
        ) : (
          <EventFacts event={event} today={dateInTokyo(now)} />
        )}
        {event && mine && <Ending href={EVENTS} kept={event} words={event.endedAt ? RESUME : CANCEL} />}
      </Stack>
    ),
  })
}
