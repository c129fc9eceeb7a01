import type { Typed } from '#kernel/http/form-reader.ts'
import { momentForField } from '#lib/time/typed-moment.ts'
import type { Content } from './broadcast.ts'

/** As its form has it. */
export function typedOf({ title, body, link, audience, whyUrgent, sendAt, pace }: Content): Typed {
  const own: Typed =
    audience.kind === 'everybody'
      ? { whyEverybody: [audience.why] }
      : {
          topics: audience.topicIds.map(String),
          wards: audience.wardIds.map(String),
          ageFrom: audience.ages ? [String(audience.ages.from)] : [],
          ageUntil: audience.ages ? [String(audience.ages.until)] : [],
        }
  return {
    title: [title],
    body: [body],
    link: link ? [link] : [],
    audience: [audience.kind],
    ...own,
    whyUrgent: whyUrgent ? [whyUrgent] : [],
    sendAt: sendAt ? [momentForField(sendAt)] : [],
    pace: [String(pace)],
  }
}
