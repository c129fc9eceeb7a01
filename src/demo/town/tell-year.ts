import type { OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import type { Dialogue } from '../dialogues/dialogue.ts'
import { nameSource } from '../people/names.ts'
import { randomFrom } from '../random.ts'
import type { Conversation, Desk } from './conversation.ts'
import { holdConversation } from './hold-conversation.ts'
import { planVisits } from './plan-visits.ts'

export interface Year {
  seed: string
  now: Temporal.Instant
  calendar: OfficeCalendar
  desks: Desk[]
  dialogues: Dialogue[]
}

/**
 * A year of conversations that ends now: the same for the same seed and moment. Pure; pictures are named, not drawn.
 * @throws Error where a desk that the dialogues need is missing
 */
export function tellYear({ seed, now, calendar, desks, dialogues }: Year): Conversation[] {
  const plan = planVisits(dialogues, now, randomFrom(`${seed} visits`))
  const namesOf = nameSource(randomFrom(`${seed} names`))
  return plan.map((visits, resident) => {
    const random = randomFrom(`${seed} resident ${resident}`)
    const { section, foreign, name } = visits[0]!.dialogue
    const desk = desks.find(({ code }) => code === section)
    if (!desk) throw new Error(`no section ${section} answers`)
    const invented = namesOf(foreign)
    const names = name ? { ...invented, display: name } : invented
    const conversation = holdConversation({ now, calendar, desk, names, random }, visits)
    if (random.chance(0.5)) conversation.avatar = `${names.display} ${resident}`
    return conversation
  })
}
