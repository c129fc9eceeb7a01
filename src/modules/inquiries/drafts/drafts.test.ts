// 下書き: what was typed is there after a reload and on another machine, until it was sent.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { csrfTokenOf } from '#kernel/http/security.ts'
import { insertSession } from '#kernel/identity/sessions.queries.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown()
const { owner } = town
await town.post('/inquiries', { name: '青空 花子', text: 'ごみの日は?', key: randomUUID() })
const id = Number((await owner.query('select id from inquiries.conversations')).rows[0].id)
await owner.query(`with colleague as (insert into kernel.staff (sign_in_name, name) values ('douryou', '同僚') returning id)
  insert into kernel.duties (staff_id, section_id, duty)
  select colleague.id, section_id, 'answer' from inquiries.conversations, colleague`)

const idOf = async (name: string) =>
  Number((await owner.query('select id from kernel.staff where sign_in_name = $1', [name])).rows[0].id)
const page = async (path = `/console/inquiries/${id}`, as = 'suzuki') => (await town.request(path, { as })).text()

/** A page of the conversation, opened on some machine. */
async function opened(as = 'suzuki') {
  const html = await page(undefined, as)
  const hidden = (name: string) => new RegExp(`name="${name}" value(?:="([^"]*)")?`).exec(html)![1] ?? ''
  const seen = { draft: hidden('draft'), key: hidden('key') }
  const post = (place: string, text: string) => town.post(`/console/inquiries/${id}/${place}`, { text, ...seen }, as)
  return {
    box: /<textarea[^>]*name="text"[^>]*>(.*?)<\/textarea>/s.exec(html)![1],
    press: (text: string) => post('draft', text),
    send: (text: string) => post('replies', text),
    /** As the island does it while somebody types. */
    async types(text: string) {
      const token = await insertSession(town.municipality.db, town.clock(), { staffId: await idOf(as) })
      const _csrf = csrfTokenOf(town.program.settings.SECRET_KEY, token)
      const headers = { accept: 'application/json', cookie: `madoguchi=${token}` }
      const body = new URLSearchParams({ text, ...seen, _csrf })
      const answer = await town.request(`/console/inquiries/${id}/draft`, { method: 'POST', body, headers })
      const said = (await answer.json()) as { version?: string; message?: string }
      if (said.version !== undefined) seen.draft = said.version
      return { status: answer.status, ...said }
    },
  }
}
test('what was typed is in the box again wherever the conversation is opened, and only for whoever typed it', async () => {
  assert.equal((await (await opened()).press('火曜と\n金曜')).status, 303)
  assert.equal((await opened()).box, '火曜と\n金曜')
  assert.match(await page('/console/inquiries'), /下書き/)
  assert.equal((await opened('douryou')).box, '')
  assert.doesNotMatch(await page('/console/inquiries', 'douryou'), /下書き/)
})

test('it is gone when the reply is sent, in the same transaction', async () => {
  await (await opened()).send('火曜と金曜です')
  assert.equal((await opened()).box, '')
  const refused = await opened()
  await refused.press('書きかけ')
  assert.equal((await (await opened()).send(' ')).status, 422)
  assert.equal((await opened()).box, '書きかけ')
  await (await opened()).press('')
})

test('of two machines the newer draft stays, and the older one is told; pressing again there is a decision', async () => {
  const [desk, phone] = [await opened(), await opened()]
  await desk.press('机で書いた')
  const late = await phone.press('電話で書いた')
  assert.equal(late.status, 409)
  const html = await late.text()
  assert.match(html, /ほかの端末で新しくなっています/)
  assert.match(html, />電話で書いた<\/textarea>/)
  assert.equal((await opened()).box, '机で書いた')
  const again = { draft: /name="draft" value="([^"]*)"/.exec(html)![1]!, key: randomUUID(), text: '電話で書いた' }
  assert.equal((await town.post(`/console/inquiries/${id}/draft`, again, 'suzuki')).status, 303)
  assert.equal((await opened()).box, '電話で書いた')
})

test('a reply from one machine leaves a newer draft of another as it is', async () => {
  const [desk, phone] = [await opened(), await opened()]
  await phone.press('電話の新しい下書き')
  await desk.send('机からの返信')
  assert.equal((await opened()).box, '電話の新しい下書き')
  await (await opened()).send('これで送る')
  assert.equal((await opened()).box, '')
})

test('a draft that arrives after its own reply does not come back to life', async () => {
  const form = await opened()
  await form.send('もう送った')
  assert.equal((await form.press('もう送')).status, 409)
  assert.equal((await opened()).box, '')
})

test('many savings of the same moment leave one draft, of one of them', async () => {
  const form = await opened()
  const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => form.press(`同時 ${n}`)))
  assert.deepEqual(answers.map(({ status }) => status).filter((status) => status === 303).length, 1)
  assert.match((await opened()).box!, /^同時 \d+$/)
  await (await opened()).press('')
  assert.equal((await owner.query('select from inquiries.drafts')).rowCount, 0)
})

test('a 個人番号 is not kept; nor is more than a draft may have', async () => {
  await (await opened()).press('番号は 1234 5678 9018 です')
  assert.doesNotMatch((await opened()).box!, /9018/)
  assert.equal((await (await opened()).press('あ'.repeat(50_001))).status, 422)
  await (await opened()).press('')
})

test('what no page of ours can have sent is refused and changes nothing', async () => {
  const bad = [
    { text: 'x', key: 'k', draft: '' },
    { text: 'x', key: randomUUID(), draft: 'x' },
  ]
  for (const fields of bad)
    assert.equal((await town.post(`/console/inquiries/${id}/draft`, fields, 'suzuki')).status, 400)
  assert.equal(
    (await town.post(`/console/inquiries/${id}/draft`, { text: 'x', key: randomUUID() }, 'yamamoto')).status,
    404,
  )
  assert.equal((await owner.query('select from inquiries.drafts')).rowCount, 0)
})

test('while somebody types, the page saves by itself, with the version that the last saving gave it', async () => {
  const form = await opened()
  assert.equal((await form.types('か')).status, 200)
  assert.equal((await form.types('火曜')).status, 200)
  assert.equal((await opened()).box, '火曜')
  await (await opened()).press('別の端末')
  const told = await form.types('火曜と')
  assert.deepEqual([told.status, /ほかの端末/.test(told.message ?? '')], [409, true])
})
