import type { OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import type { Part, Turn } from '../dialogues/dialogue.ts'
import { slotFiller } from '../dialogues/fill-slots.ts'
import { type Scene, slotsOf } from '../dialogues/slots.ts'
import type { Names } from '../people/names.ts'
import { placeIn } from '../people/places.ts'
import type { Random } from '../random.ts'
import type { Conversation, Desk, Told } from './conversation.ts'
import { momentOn, openMomentOn, residentAnswers, staffAnswers } from './hours.ts'
import type { Visit } from './plan-visits.ts'

export interface Setting {
  now: Temporal.Instant
  calendar: OfficeCalendar
  desk: Desk
  names: Names
  random: Random
}

type Teller = Setting & { conversation: Conversation }

const zeal: Record<string, number> = { head: 1, deputy: 2, chief: 3, member: 4 }
const UNFOLLOWED = 'ブロックされました。送っても相手の画面には出ません'

/** Lets a resident and the town talk, visit by visit, and forgets what has not happened by now. */
export function holdConversation(setting: Setting, visits: Visit[]): Conversation {
  const { desk, names, now } = setting
  const conversation: Conversation = {
    deskId: desk.id,
    name: names.display,
    following: true,
    messages: [],
    looks: [],
  }
  for (const visit of visits) {
    const at = begins(setting, visit)
    const last = conversation.messages.at(-1)
    if (last && Temporal.Instant.compare(at, last.at) <= 0) continue // still at the last matter
    tellVisit({ ...setting, conversation }, { ...visit, at })
  }
  conversation.messages = conversation.messages.filter(({ at }) => Temporal.Instant.compare(at, now) <= 0)
  return conversation
}

const begins = ({ calendar, random }: Setting, { at, dialogue, justNow }: Visit): Temporal.Instant =>
  dialogue.whileOpen && !justNow ? openMomentOn(calendar, dateInTokyo(at), random) : at

function tellVisit(teller: Teller, { at, dialogue, justNow }: Visit): void {
  const { calendar, desk, names, random } = teller
  const clerk = random.weighted(desk.staff.map((staff) => [staff, zeal[staff.position] ?? 1] as const))
  const [staffFamily] = clerk.name.split(' ') as [string]
  const scene: Scene = { calendar, section: desk.name, family: names.family, staffFamily, at, overnight: false }
  const fill = slotFiller(slotsOf(scene), random)
  let last = at
  for (const [index, turn] of dialogue.turns.entries()) {
    const before = last
    if (index > 0) last = nextMoment(teller, turn, last, dialogue.whileOpen)
    scene.overnight = !dateInTokyo(last).equals(dateInTokyo(scene.at))
    scene.at = last
    if (turn.by === 'staff') {
      const staff = index > 1 && random.chance(0.12) ? random.pick(desk.staff) : clerk
      look(teller, staff.id, later(before, last.subtract({ minutes: random.between(2, 9) })))
      look(teller, staff.id, last.add({ seconds: 1 }))
      say(teller, turn, fill, last, staff.id)
    } else last = say(teller, turn, fill, last, null)
    if (justNow) return
    const next = dialogue.turns[index + 1]
    if (turn.by === 'resident' && next?.by !== 'staff') {
      const at = staffAnswers(calendar, last, random)
      look(teller, clerk.id, at)
      if (!next) excuse(teller, clerk.id, at)
    }
  }
  if (dialogue.blocked) unfollow(teller, last.add({ minutes: random.between(3, 300) }))
}

const later = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) > 0 ? one : other

function look({ conversation, now }: Teller, staffId: number, at: Temporal.Instant): void {
  if (Temporal.Instant.compare(at, now) <= 0) conversation.looks.push({ staffId, at })
}

/** Whoever only thanked in the end waits for nothing; the clerk says so on reading it. */
function excuse({ conversation, now }: Teller, staffId: number, at: Temporal.Instant): void {
  if (Temporal.Instant.compare(at, now) <= 0) conversation.excused = { staffId, at }
}

function nextMoment(
  { calendar, random }: Teller,
  turn: Turn,
  last: Temporal.Instant,
  urgent: boolean,
): Temporal.Instant {
  if (turn.afterDays === 0)
    return turn.by === 'staff' ? staffAnswers(calendar, last, random, urgent) : residentAnswers(last, random, urgent)
  const day = dateInTokyo(last).add({ days: turn.afterDays })
  if (turn.by === 'resident') return momentOn(day, random)
  return staffAnswers(calendar, day.toZonedDateTime(TOKYO).toInstant(), random)
}

/** Says the parts of a turn: a resident one after the other, the town in one request. @returns when the last was said */
function say(
  { random, conversation }: Teller,
  turn: Turn,
  fill: (words: string) => string,
  from: Temporal.Instant,
  staffId: number | null,
): Temporal.Instant {
  let at = from
  const place = conversation.messages.length
  const sending = staffId === null ? {} : { sending: place, ...(turn.failure && { failure: turn.failure }) }
  for (const [index, part] of turn.parts.entries()) {
    if (index > 0 && staffId === null) at = at.add({ seconds: random.between(9, 70) })
    const content = contentOf(part, fill, at, random)
    conversation.messages.push({ author: turn.by, staffId, detail: {}, body: '', ...content, at, ...sending })
  }
  if (turn.withdrawn) withdraw(conversation.messages.at(-1)!, at.add({ seconds: random.between(40, 200) }))
  return at
}

function contentOf(part: Part, fill: (words: string) => string, at: Temporal.Instant, random: Random) {
  switch (part.kind) {
    case 'text':
      return { kind: 'text', body: fill(part.words) } as const
    case 'image':
      return { kind: 'image', picture: `${fill(part.picture)}・${lightAt(at)}` } as const
    case 'file':
      return { kind: 'file', body: `${part.paper}.pdf`, paper: part.paper } as const
    case 'sticker':
      return { kind: 'sticker', body: part.words, detail: { sticker: stickerOf(part.words) } } as const
    case 'location': {
      const place = placeIn(fill('{町}'), random)
      return { kind: 'location', body: place.title || place.address, detail: { place } } as const
    }
  }
}

const stickers = [
  'おねがいします',
  'ありがとう',
  'わかりました',
  'ちがいます',
  'こまった',
  'どうして?',
  'こんにちは',
  'おつかれさま',
]
const stickerOf = (words: string) => ({ packageId: '900001', stickerId: String(stickers.indexOf(words) + 1) })

/** Whether a photo taken at this moment is bright. */
function lightAt(at: Temporal.Instant): '昼' | '夕' | '夜' {
  const { hour } = at.toZonedDateTimeISO(TOKYO)
  if (hour >= 6 && hour < 16) return '昼'
  return hour >= 16 && hour < 19 ? '夕' : '夜'
}

function withdraw(message: Told, at: Temporal.Instant): void {
  Object.assign(message, { body: '', detail: {}, withdrawnAt: at })
}

function unfollow({ conversation, now }: Teller, at: Temporal.Instant): void {
  if (Temporal.Instant.compare(at, now) > 0) return
  conversation.following = false
  conversation.messages.push({ author: 'system', staffId: null, kind: 'notice', body: UNFOLLOWED, detail: {}, at })
}
