// The pages behind the links of the talk, わたしの相談 and the portal in 災害モード, in each language.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FORM } from '#kernel/http/form-words.ts'
import { type Language, languages, tagOf } from '#lib/text/language.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateIn } from '#lib/time/in-language.ts'
import { browserOf } from '../../../testing/browser.ts'
import { deskOf } from '../../../testing/desk.ts'
import { japaneseIn } from '../../../testing/languages.ts'
import { townOnLine } from '../../../testing/line.ts'
import { mailbox } from '../../../testing/mailbox.ts'
import { CODE_WORDS } from '../confidential/pointer-words.ts'
import { OVER, VISIT, WRONG } from '../confidential/visit-words.ts'
import { DISASTER_PORTAL } from '../disaster/disaster-words.ts'
import { LANGUAGE_WORDS } from '../languages/language-word.ts'
import { LINE } from '../line/line-words.ts'
import { LINE_SIGN_IN } from '../line/signing-in/sign-in-words.ts'
import { REPORT_FORM } from '../streets/form-words.ts'
import { REPORT_WORDS } from '../streets/street-report.ts'
import { LINK_OVER } from '../subscriptions/link-over-words.ts'
import { SUBSCRIPTION, SUBSCRIPTION_REFUSED } from '../subscriptions/subscription-words.ts'
import { NOTICES_WORDS } from '../subscriptions/subscription.ts'
import { USUAL_TOPICS } from '../subscriptions/topic-words.ts'
import { findQuestion } from '../satisfaction/questions.queries.ts'
import { pageOf } from '../satisfaction/signed.ts'
import { SATISFACTION } from '../satisfaction/words.ts'
import { ASKER } from './asker-words.ts'
import { REFUSED } from './refused-words.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00' })
const { line, owner } = town
const desk = deskOf(town)
await owner.query(
  `insert into inquiries.street_kinds (name, section_id) select '道路の穴', id from kernel.sections limit 1`,
)
await owner.query(
  `insert into inquiries.notice_labels (kind, name) values ('topic', '子育て'), ('topic', '広報'), ('ward', '東部')`,
)
const fresh = () => owner.query('delete from kernel.rate_counters')

const ruby = (words: string) =>
  words.replaceAll(/([\p{sc=Han}々]+)\(([\p{sc=Hiragana}ー]+)\)/gu, '<ruby>$1<rp>(</rp><rt>$2</rt><rp>)</rp></ruby>')

/** It is spoken in this language, says this, and holds no Japanese that is not marked as such. */
function speaks(html: string, language: Language, ...sentences: string[]): void {
  assert.match(html, new RegExp(`<html lang="${tagOf(language)}"`), language)
  for (const sentence of sentences)
    assert.ok(html.includes(language === 'easy' ? ruby(sentence) : sentence), `${language}: ${sentence}`)
  if (tagOf(language) !== 'ja') assert.equal(japaneseIn(html, language), undefined, language)
}

/** A talk in this language, and the links that were sent into it. */
async function talkIn(language: Language) {
  const phone = line.phone(`住民 ${language}`)
  const says = async (words: string) => {
    await phone.text(words)
    await town.work()
  }
  await says('...')
  const { rows } = await owner.query(
    'update inquiries.conversations set lang = $1, lang_chosen = true where line_user_id = $2 returning id',
    [language, phone.userId],
  )
  await says(NOTICES_WORDS[language])
  await says(REPORT_WORDS[language].toUpperCase())
  await desk.post(Number(rows[0].id), 'page')
  await town.work()
  await says(CODE_WORDS[language])
  const linkTo = (path: string) =>
    new RegExp(`https://aozora\\.test(/line/${path}/[\\w-]{32})`).exec(JSON.stringify(phone.screen()))![1]!
  const code = /\d{6}/.exec(phone.screen().at(-1)!.message['text'] as string)![0]
  return { notices: linkTo('notices'), report: linkTo('street-reports'), page: linkTo('page'), code }
}

const text = async (answer: Promise<Response>, status = 200): Promise<string> => {
  const response = await answer
  const html = await response.text()
  assert.equal(response.status, status, html)
  return html
}

test('pages behind the links of a talk speak its language, unless their reader chose another', async () => {
  const used: { language: Language; notices: string; report: string; page: string }[] = []
  for (const language of languages) {
    await fresh()
    const { code, ...links } = await talkIn(language)
    used.push({ language, ...links })
    const browser = browserOf(town)
    const [title, asked] = [SUBSCRIPTION[language], REPORT_FORM[language]]
    const chosenFrom = await text(browser.get(links.notices))
    speaks(chosenFrom, language, title.nothing, title.consent, USUAL_TOPICS[language].children, '広報')
    speaks(await text(browser.get(links.report)), language, asked.lead, asked.urgentLead)
    speaks(await text(browser.get(links.page)), language, VISIT[language].lead, VISIT[language].forwarded)

    const other = { cookie: `lang=${language === 'vi' ? 'ko' : 'vi'}` }
    const chosen = languages.find((one) => other.cookie.endsWith(one))!
    for (const link of Object.values(links)) speaks(await text(town.request(link, { headers: other })), chosen)

    const refused = await text(browser.post(links.notices, { ward: '' }), 422)
    speaks(refused, language, language === 'ja' ? FORM.ja.wrongHeading : SUBSCRIPTION_REFUSED[language].topics)
    speaks(await text(browser.post(links.page, { code: 'x' }), 422), language, WRONG[language])
    const { rows } = await owner.query(`select id from inquiries.notice_labels where kind = 'topic'`)
    const saved = await browser.post(`${links.notices}?lang=${language}`, { topics: rows[0].id })
    const done = await text(browser.get(saved.headers.get('location')!))
    speaks(done, language, title.done['saved']!, title.stop)

    const entered = await browser.post(`${links.page}?lang=${language}`, { code })
    assert.equal(entered.headers.get('location'), `/inquiries/confidential?lang=${language}`)
    speaks(await text(browser.get('/inquiries/confidential')), language, ASKER[language].reply.label)
    const elsewhere = await text(
      town.request('/inquiries/confidential', { headers: { cookie: `lang=${language}` } }),
      404,
    )
    speaks(elsewhere, language)
  }
  town.clock.advance({ hours: 25 })
  for (const { language, notices, report, page } of used) {
    await fresh()
    const over = (words: string) => LINK_OVER[language](words)
    speaks(await text(town.request(notices), 404), language, over(NOTICES_WORDS[language]))
    speaks(await text(town.request(report), 404), language, over(REPORT_WORDS[language]))
    speaks(await text(town.request(page), 404), language, OVER[language])
  }
})

test('the question how it was speaks the language that its reader chose, in what it refuses too', async () => {
  await fresh()
  await line.phone('満足 みつる').text('...')
  await town.work()
  const { rows } = await owner.query(
    `insert into inquiries.satisfaction_questions (conversation_id, resident_id, section_id, closed_at, signing_key, asked_at, message_id)
     select c.id, c.resident_id, c.section_id, $1, decode(repeat('ab', 32), 'hex'), $1, m.id
     from inquiries.conversations c join inquiries.messages m on m.conversation_id = c.id order by m.id desc limit 1 returning id`,
    [town.clock().toString()],
  )
  const page = pageOf((await findQuestion(town.municipality.db, Number(rows[0].id)))!)
  speaks(await text(town.request(page)), 'ja', SATISFACTION.ja.heading)
  for (const language of languages) {
    await fresh()
    const words = SATISFACTION[language]
    const [chosen, cookie] = [`${page}?lang=${language}`, { headers: { cookie: `lang=${language}` } }]
    speaks(await text(town.request(page, cookie)), language, words.heading)
    const html = await text(town.request(chosen))
    speaks(html, language, words.heading)
    assert.match(html, new RegExp(`<form[^>]*action="${page}\\?lang=${language}"`))
    assert.equal((await town.post(chosen, { answer: 'partly' })).headers.get('location'), chosen)
    speaks(await text(town.request(chosen)), language, words.answered(words.answers.partly))
    speaks(await text(town.post(chosen, { comment: 'x'.repeat(501) }), 422), language, words.tooLong)
    speaks(await text(town.request(`/satisfaction/0?lang=${language}`), 404), language, words.notFound)
    await owner.query('update kernel.rate_counters set count = 60')
    const often = language === 'ja' ? '続けて試せる回数を超えました' : REFUSED[language].statuses[429]!
    speaks(await text(town.post(chosen, { answer: 'partly' }), 429), language, often)
  }
})

test('the page that leads to the talk on LINE tells the words that open something there, in each language', async () => {
  for (const language of languages) {
    const html = await text(town.request(`/line?lang=${language}`))
    const { lead, reports, languages: chosen } = LINE[language]
    speaks(html, language, lead, reports(REPORT_WORDS[language]), chosen(LANGUAGE_WORDS[language]))
    speaks(html, language, LINE_SIGN_IN[language].title)
  }
})

test('a door of the portal has the name of the page behind it, in each language', async () => {
  for (const language of languages) {
    const html = await text(town.request(`/?lang=${language}`))
    speaks(html, language, LINE[language].title, REPORT_FORM[language].title)
  }
})

test('the list of one’s own inquiries and the way to it speak the reader’s language', async () => {
  await fresh()
  const browser = browserOf(town)
  await browser.post('/residents/sign-in', { email: 'ana@example.com' })
  await town.work()
  const mail = (await mailbox(town)).findLast(({ to }) => to === 'ana@example.com')!
  await browser.post('/residents/sign-in/code', { code: /\d{6}/.exec(mail.text)![0] })
  const list = (language: Language) => {
    browser.cookies.set('lang', language)
    return text(browser.get('/inquiries'))
  }
  for (const language of languages) speaks(await list(language), language, ASKER[language].own.noneLead)
  speaks(await text(browser.get('/inquiries/new')), 'pt', ASKER.pt.own.earlier)
  const key = '00000000-0000-4000-8000-000000000001'
  assert.equal((await browser.post('/inquiries', { key, to: 'staff', text: 'xyz' })).status, 303)
  speaks(await list('vi'), 'vi', 'xyz', dateIn('vi', dateInTokyo(town.clock())))
})

test('the portal in 災害モード speaks around what the town wrote in Japanese, and a cache keeps the languages apart', async () => {
  const someone = await owner.query('select id from kernel.staff limit 1')
  await owner.query(
    `insert into inquiries.disaster_contents (title, what_to_do, shelters, phones, links, greeting_ja, greeting_en, changed_at, changed_by)
     values ('大雨です', '川に近づかない', $1, $2, $3, '災害対応中です', 'Call 0980-00-0119 if urgent.', now(), $4)`,
    [
      JSON.stringify([{ name: '中央公民館', address: '本町1-1', stands: 'open', map: 'https://maps.example/1' }]),
      JSON.stringify([{ name: '災害対策本部', number: '0980-00-0119' }]),
      JSON.stringify([{ text: 'ハザードマップ', href: 'https://hazard.example/' }]),
      someone.rows[0].id,
    ],
  )
  await owner.query(`insert into inquiries.disasters (began_at, began_by, why_began) values (now(), $1, '大雨')`, [
    someone.rows[0].id,
  ])
  town.clock.advance({ seconds: 61 })
  for (const language of [...languages, ...languages]) {
    const answer = await town.request('/', { headers: { cookie: `lang=${language}` } })
    assert.equal(answer.headers.get('vary'), 'Accept-Language, Cookie')
    const html = await answer.text()
    const { toDo, stands, doors, inJapanese } = DISASTER_PORTAL[language]
    speaks(html, language, toDo, stands.open, doors, '中央公民館', ...(language === 'ja' ? [] : [inJapanese]))
    assert.equal(html.includes('Call 0980-00-0119'), !['ja', 'easy'].includes(language), language)
  }
})
