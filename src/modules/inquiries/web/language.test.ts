// A conversation that was begun in English: its pages, its mails and its refusals are English, and staff know.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { beforeEach, test } from 'node:test'
import type { Language } from '#lib/text/language.ts'
import { type Browser, browserOf } from '../../../testing/browser.ts'
import { lettersTo, linkIn } from '../../../testing/mailbox.ts'
import { ASK_FORM } from '../../../testing/stays.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-12-01T10:00:00+09:00' })
beforeEach(() => town.owner.query('delete from kernel.rate_counters'))

const JAPANESE = /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u
/** Its own name and where it is, the town says in Japanese; and each language is offered in its own words, marked as such. */
const withoutTown = (said: string) =>
  said.replaceAll(
    /あおぞら市|<address>.*?<\/address>|<a href="\/languages\/\w+\?[^>]* lang="(?:ja|zh-Hans)"[^>]*>[^<]*<\/a>/gs,
    '',
  )

function assertEnglish(html: string): string {
  assert.match(html, /<html lang="en"/)
  const at = withoutTown(html).search(JAPANESE)
  assert.equal(at, -1, `Japanese at: ${withoutTown(html).slice(Math.max(0, at - 80), at + 80)}`)
  return html
}

interface Opening {
  lang?: Language
  email?: string
  about?: { subject: string; title: string }
}

async function opened({ lang = 'en', email, about }: Opening = {}) {
  const { program, municipality, clock } = town
  return await municipality.db.transaction().execute((tx) =>
    program.conversations.open(tx, municipality, clock(), {
      person: { name: 'Aoba Ltd. Jane Smith' },
      by: 'asker',
      words: 'Is the room quiet? https://aoba.example',
      key: randomUUID(),
      lang,
      email,
      ...(about && { about }),
    }),
  )
}

const post = (href: string, fields: Record<string, string | File | File[]>) =>
  town.post(href, { key: randomUUID(), ...fields })
const get = async (href: string) => (await town.request(href)).text()
const reply = (id: number, text: string) =>
  town.post(`/console/inquiries/${id}/replies`, { text, key: randomUUID() }, 'suzuki')
const desk = async (path: string) => (await town.request(path, { as: 'suzuki' })).text()
const newsTo = async (email: string) =>
  (await lettersTo(town, email)).find(({ subject }) => subject === 'A message from our staff')!.text
const svg = () => new File(['<svg/>'], 'plan.svg', { type: 'image/svg+xml' })

test('whoever comes from an English page asks in English: the form, what it refuses, and the conversation', async () => {
  const form = assertEnglish(await get('/inquiries/new?lang=en'))
  const [, action = ''] = /<form[^>]*action="(\/inquiries[^"]*)"/.exec(form) ?? []
  assertEnglish(await (await post(action, { name: '', text: '' })).text())
  const begun = await post(action, { name: 'Jane Smith', text: 'When is the office open?', to: 'staff' })
  assert.equal(begun.status, 303)
  assertEnglish(await get(begun.headers.get('location')!))
})

test('a conversation begun in English is English on its page, with its days, and in every mail', async () => {
  const { id, href } = await opened({ email: 'jane@example.com' })
  const asked = assertEnglish(await get(href))
  assert.match(asked, /<h1>Your inquiry<\/h1>/)
  assert.match(asked, /until Mon, 1 Mar 2027/)
  assert.match(asked, /<h3 class="day-separator"><time[^>]*>Tue 1 Dec</)
  assert.equal((await reply(id, 'Yes, it is.')).status, 303)
  const letters = await lettersTo(town, 'jane@example.com')
  assert.deepEqual(letters.map(({ subject }) => subject).sort(), [
    'A message from our staff',
    'The page of your inquiry',
  ])
  for (const { text } of letters) assert.doesNotMatch(withoutTown(text), JAPANESE)
  const answered = assertEnglish(await get(linkIn(letters[0]!.text)))
  assert.match(answered, /Yes, it is\./)
  assert.match(answered, />Our staff</)
})

test('a conversation of which nobody says so stays Japanese', async () => {
  const { href } = await opened({ lang: 'ja', email: 'hanako@example.jp' })
  const page = await get(href)
  assert.match(page, /<html lang="ja"/)
  assert.match(page, /町への相談/)
  assert.equal((await lettersTo(town, 'hanako@example.jp'))[0]!.subject, 'お問い合わせのページ')
  assert.match(await get('/inquiries/new'), /<html lang="ja"/)
})

test('what the page did is told in English: a message, an address for answers, a new address of the page', async () => {
  const { href } = await opened()
  assert.match(assertEnglish(await get(href)), /please note the address down/)
  assert.match(assertEnglish(await get(`${href}?done=sent`)), /We have received your message/)
  const saved = await post(`${href}/email`, { email: 'later@example.com' })
  assert.match(assertEnglish(await get(saved.headers.get('location')!)), /sent a link to this page there/)
  assert.equal((await lettersTo(town, 'later@example.com'))[0]!.subject, 'The page of your inquiry')
  const renewed = await post(`${href}/renewal`, {})
  assert.match(assertEnglish(await get(renewed.headers.get('location')!)), /The old ones open nothing/)
})

test('what a form of the page refuses is told in English, and what was typed stays', async () => {
  const { href } = await opened()
  const key = randomUUID()
  await post(href, { key, text: 'First' })
  const table: [status: number, said: RegExp, Promise<Response>, kept?: string][] = [
    [422, /Please write a message, or choose a photo or file/, post(href, { text: '  ' })],
    [422, /more than 5,000 characters/, post(href, { text: 'a'.repeat(5_001) })],
    [409, /Something else was sent from this page before/, post(href, { key, text: 'Second' }), 'Second'],
    [422, /PDF, Word.*Please choose your files again/, post(href, { text: 'A plan', files: svg() }), 'A plan'],
    [422, /Please check the e-mail address/, post(`${href}/email`, { email: 'nobody@' }), 'nobody@'],
  ]
  for (const [status, said, answer, kept = ''] of table) {
    const response = await answer
    const html = assertEnglish(await response.text())
    assert.equal(response.status, status)
    assert.match(html, said)
    assert.match(html, /<title>Error: /)
    assert.ok(html.includes(kept))
  }
})

test('whoever writes too often is told to wait, in the language of the page, and keeps the words', async () => {
  for (const [lang, said] of [
    ['en', /Please wait an hour, and try again/],
    ['ja', /続けて試せる回数を超えました。11:00を過ぎてから/],
  ] as const) {
    await town.owner.query('delete from kernel.rate_counters')
    const { href } = await opened({ lang })
    for (let time = 0; time < 60; time++) await post(href, { text: ' ' })
    const refused = await post(href, { text: 'One more' })
    assert.equal(refused.status, 429)
    const html = await refused.text()
    assert.match(html, said)
    assert.match(html, />One more<\/textarea>/)
    if (lang === 'en') assertEnglish(html)
  }
})

test('what no form can show is a page of its own in English: an old form, a file that is not there, too many mails', async () => {
  const { href } = await opened({ email: 'often@example.com' })
  const old = await town.post(href, { text: 'Hello', key: 'x' })
  assert.equal(old.status, 400)
  assert.match(assertEnglish(await old.text()), /This page is out of date/)
  const file = await town.request(`${href}/files/1/0`)
  assert.equal(file.status, 404)
  assert.match(assertEnglish(await file.text()), /Not found/)
  for (let time = 0; time < 5; time++) await post(`${href}/mailing`, {})
  const often = await post(`${href}/mailing`, {})
  assert.equal(often.status, 429)
  assert.match(assertEnglish(await often.text()), /Please wait an hour/)
})

test('an address that is over says so in English, and sends a new one to the mailbox of the conversation', async () => {
  const [told, untold] = [await opened({ email: 'late@example.com' }), await opened()]
  const { href } = told
  town.clock.advance({ hours: 90 * 24 })
  const over = await town.request(href)
  assert.equal(over.status, 410)
  assert.match(assertEnglish(await over.text()), /Get a new address by e-mail/)
  assert.match(assertEnglish(await get(untold.href)), /We do not have your e-mail address/)
  const written = await post(href, { text: 'Too late' })
  assert.equal(written.status, 410)
  assert.match(assertEnglish(await written.text()), /no longer valid/)
  assert.match(assertEnglish(await (await post(`${href}/mailing`, {})).text()), /A new address is on its way/)
  assert.equal((await lettersTo(town, 'late@example.com')).length, 2)
  const unknown = await get(`/inquiries/${'A'.repeat(32)}`)
  assert.match(unknown, /このページは見つかりません.*This page was not found/)
})

test('the database takes no language that the pages do not speak', async () => {
  const { id } = await opened()
  const statement = "update inquiries.conversations set lang = 'fr' where id = $1"
  await assert.rejects(town.owner.query(statement, [id]), /conversations_lang_check/)
})

test('staff see on the desk that the other side reads English, and of nobody else', async () => {
  const [en, ja] = [await opened(), await opened({ lang: 'ja' })]
  const told = /<[^>]*>英語<\/(?!option)|相手の言語: 英語/g
  assert.equal((await desk(`/console/inquiries/${en.id}`)).match(told)?.length, 2)
  assert.equal((await desk(`/console/inquiries/${ja.id}`)).match(told), null)
})

/** A firm that asked on the English site, at its own browser. */
async function firm(email: string): Promise<{ browser: Browser; about: string }> {
  const browser = browserOf(town)
  const wished = {
    wishedFrom: '',
    wishedThrough: '',
    phone: '+81 3 0000 0100',
    home: 'London',
    words: 'Quiet, please.',
  }
  const form = {
    ...ASK_FORM,
    ...wished,
    purposes: 'lodging',
    company: 'Aoba Ltd.',
    person: 'Jane Smith',
    email,
    key: randomUUID(),
  }
  const sent = await browser.post('/en/workation/ask', form)
  assert.equal(sent.status, 303, await sent.text())
  await browser.get(sent.headers.get('location')!)
  const { rows } = await town.owner.query('select max(id) as id from workation.stays')
  return { browser, about: `stay:${rows[0].id}` }
}

test('a firm that asked on the English site goes on in English, from its first words to an answer', async () => {
  const { browser, about } = await firm('firm@example.com')
  const page = assertEnglish(await (await browser.get(`/inquiries/${about}`)).text())
  assert.match(page, /About “The stay of Aoba Ltd\.”/)
  assert.match(page, /What you need: Lodging/)
  const { rows } = await town.owner.query('select id from inquiries.conversations where about = $1', [about])
  assert.match(await desk(`/console/inquiries/${rows[0].id}`), /Aoba Ltd\.の滞在\(4人\)/)
  await reply(rows[0].id, 'Here it is.')
  assert.match(assertEnglish(await get(linkIn(await newsTo('firm@example.com')))), /About “The stay of Aoba Ltd\.”/)
})

test('where staff or the firm begin the talk about an English stay, it is English too', async () => {
  const { browser, about } = await firm('first@example.com')
  const forget = () =>
    town.owner.query(
      `with c as (select id from inquiries.conversations where about = $1), l as (delete from inquiries.links where conversation_id in (select id from c)),
         p as (delete from inquiries.promises where conversation_id in (select id from c)),
         m as (delete from inquiries.messages where conversation_id in (select id from c)) delete from inquiries.conversations where id in (select id from c)`,
      [about],
    )
  await forget()
  const first = assertEnglish(await (await browser.get(`/inquiries/${about}`)).text())
  assert.match(first, /Ask about “The stay of Aoba Ltd\.”/)
  const wrong = await browser.post(`/inquiries/${about}`, { text: '', key: randomUUID() })
  assert.equal(wrong.status, 422)
  assert.match(assertEnglish(await wrong.text()), /Please write a message/)
  const sent = await browser.post(`/inquiries/${about}`, { text: 'One more thing', key: randomUUID() })
  assert.match(assertEnglish(await (await browser.get(sent.headers.get('location')!)).text()), /We have received/)

  await forget()
  assert.match(await desk(`/console/inquiries/new?about=${about}`), /相手の言語: 英語/)
  await town.post('/console/inquiries/new', { about, text: 'When will you arrive?', key: randomUUID() }, 'suzuki')
  assert.match(assertEnglish(await get(linkIn(await newsTo('first@example.com')))), /About “The stay of Aoba Ltd\.”/)
})
