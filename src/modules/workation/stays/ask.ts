import { record } from '#kernel/audit/record.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { findOrCreateCompany } from '../companies/companies.queries.ts'
import { findDesk } from '../desk/desk.queries.ts'
import { formReader, type Typed } from '#kernel/http/form-reader.ts'
import { daysInWords } from '../itineraries/when.ts'
import type { Language } from '../language.ts'
import { ASKING } from './asking-words.ts'
import { STAY_WORDS } from './firm-words.ts'
import { tellFirm } from './letters.ts'
import { type NewStay, PURPOSES, type Stay, subjectOf } from './stay.ts'
import { findByKey, getStay, insertStay, insertStayAct, makeLink } from './stays.queries.ts'
import { actorOn, staffOf, type Who } from './who.ts'

const MOST_DAYS = 92
export const LONGEST_WORDS = 3000

export type Asked = NewStay & { words: string }

/** What a firm asks for, as it was typed. @throws Refusal 422 with everything that is wrong */
export function readStay(typed: Typed, language: Language, today: Temporal.PlainDate): Asked {
  const [form, { fields, mistakes }] = [formReader(typed, language), ASKING[language]]
  const from = form.said('wishedFrom') ? (form.day('wishedFrom', fields.wishedFrom) ?? null) : null
  const through = form.said('wishedThrough') ? (form.day('wishedThrough', fields.wishedThrough) ?? null) : null
  if (from && Temporal.PlainDate.compare(from, today) < 0) form.wrong('wishedFrom', mistakes.past)
  if (form.said('wishedFrom') !== form.said('wishedThrough'))
    form.wrong(form.said('wishedFrom') ? 'wishedThrough' : 'wishedFrom', mistakes.both)
  if (from && through) {
    const nights = from.until(through).days
    if (nights < 0) form.wrong('wishedThrough', mistakes.order)
    else if (nights > MOST_DAYS) form.wrong('wishedThrough', mistakes.long(MOST_DAYS))
  }
  const stay = {
    company: form.line('company', fields.company, 80),
    home: form.said('home') ? form.line('home', fields.home, 60) : '',
    person: form.line('person', fields.person, 60),
    email: form.email('email'),
    phone: form.phone('phone'),
    language,
    people: form.whole('people', fields.people, [1, 500]),
    wishedFrom: from,
    wishedThrough: through,
    purposes: form.someOf('purposes', fields.purposes, PURPOSES),
    words: form.text('words', fields.words, LONGEST_WORDS),
  }
  form.done()
  return stay
}

/** What the conversation begins with, as the firm wrote it. */
function opening({ company, person, language, people, wishedFrom, wishedThrough, purposes, words }: Asked): string {
  const stay = STAY_WORDS[language]
  const wanted = purposes.map((purpose) => ASKING[language].purposes[purpose])
  return [
    `${company} ${person}`,
    `${stay.people}: ${stay.peopleOf(people)}`,
    `${stay.dates}: ${wishedFrom && wishedThrough ? daysInWords(wishedFrom, wishedThrough, language) : stay.noDates}`,
    `${stay.purposes}: ${wanted.join(language === 'en' ? ', ' : '、')}`,
    words && `\n${words}`,
  ]
    .filter(Boolean)
    .join('\n')
}

/**
 * 問い合わせる: a firm's inquiry is a stay, and a conversation of the section that handles workation. The same form sent twice is one.
 * @returns the stay, and for the firm its address
 */
export async function ask(
  program: Pick<Program, 'conversations'>,
  town: Municipality,
  now: Temporal.Instant,
  who: Who,
  { asked, key }: { asked: Asked; key: string },
): Promise<{ stay: Stay; token: string }> {
  const db: Db<'workation'> = town.db
  return await db.transaction().execute(async (tx) => {
    const { company, home, words: _, ...wanted } = asked
    const companyId = await findOrCreateCompany(tx, now, { name: company, home })
    const id = await insertStay(tx, now, { ...wanted, companyId, key })
    if (id === undefined) {
      const known = (await findByKey(tx, key))!
      return { stay: known, token: await makeLink(tx, now, known.id) }
    }
    const stay = await getStay(tx, id)
    if (who.side === 'firm') await openConversation(program, tx, town, now, { stay, words: opening(asked), key })
    await insertStayAct(tx, { stayId: id, act: 'asked', at: now, words: asked.words, staffId: staffOf(who) })
    await tellFirm(tx, town, now, stay, { news: 'asked' })
    const detail = { company: companyId, people: stay.people }
    await record(tx, now, actorOn(stay, who), 'stay.asked', `stay:${id}`, detail)
    return { stay, token: await makeLink(tx, now, id) }
  })
}

async function openConversation(
  { conversations }: Pick<Program, 'conversations'>,
  tx: Tx<'workation'>,
  town: Municipality,
  now: Temporal.Instant,
  { stay, words, key }: { stay: Stay; words: string; key: string },
): Promise<void> {
  const sectionId = await findDesk(tx)
  await conversations.open(tx as unknown as Tx, town, now, {
    ...(sectionId !== undefined && { sectionId }),
    person: { name: `${stay.company} ${stay.person}`.slice(0, 50).toWellFormed() },
    about: { subject: subjectOf(stay.id), title: STAY_WORDS[stay.language].title(stay.company) },
    lang: stay.language,
    by: 'asker',
    words,
    email: stay.email,
    key,
  })
}
