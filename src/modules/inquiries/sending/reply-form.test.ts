// A reply that is sent back: on the desk, with what was typed, and the page goes on living.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { csrfTokenOf } from '#kernel/http/security.ts'
import { insertSession } from '#kernel/identity/sessions.queries.ts'
import { FORM_FILES, FORM_LIMIT } from '#kernel/files/form-limit.ts'
import { townOnLine } from '../../../testing/line.ts'
import { reasonAgainstFiles } from './files-fit.ts'

const town = await townOnLine()
await town.line.phone('青空 みか').text('こんにちは')
await town.work()
const { rows } = await town.owner.query('select id from inquiries.conversations')
const conversation = `/console/inquiries/${rows[0].id}`

const send = async (fields: Record<string, string | File>, place = '') => {
  const response = await town.post(`${conversation}/replies${place}`, { key: randomUUID(), ...fields }, 'suzuki')
  return { status: response.status, html: (await response.text()).replaceAll('&amp;', '&') }
}

test('a reply that is sent back says so in the title, stands where one goes on, and knows its own address', async () => {
  const { status, html } = await send({ text: ' ' }, '?list=waiting')
  assert.equal(status, 422)
  assert.match(html, /<title>\(1\) エラー: 青空 みか/)
  assert.match(html, /<textarea[^>]* autofocus/)
  assert.ok(html.includes(`data-live-href="${conversation}?list=waiting"`))
  assert.doesNotMatch(html, /ファイルはもう一度選んでください/)
})

test('whoever loads that address again finds the conversation; whoever may not see it finds nothing', async () => {
  for (const form of ['replies', 'resendings', 'no-reply']) {
    const answer = await town.request(`${conversation}/${form}?list=unread`, { as: 'suzuki' })
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, `${conversation}?list=unread`])
    assert.equal((await town.request(`${conversation}/${form}`, { as: 'yamamoto' })).status, 404)
  }
})

test('files that were chosen have to be chosen again, and the page says so at the files', async () => {
  const { html } = await send({ text: '地図です', files: new File(['<svg/>'], '地図.svg') })
  assert.match(html, /ファイルはもう一度選んでください/)
  assert.match(html, /<input type="file"[^>]* autofocus/)
  assert.match(html, />地図です<\/textarea>/)
})

test('one limit for the browser, the form and the words beside the button', async () => {
  assert.match((await send({ text: '' })).html, /5 個、合わせて 50 MB まで/)
  assert.equal(reasonAgainstFiles([{ name: 'a', size: FORM_FILES }]), undefined)
  assert.match(reasonAgainstFiles([{ name: '会議.mp4', size: 3 * FORM_FILES }]) ?? '', /「会議.mp4」は 150 MB あります/)
  assert.match(
    reasonAgainstFiles(Array.from({ length: 2 }, () => ({ name: 'a', size: 30 << 20 }))) ?? '',
    /合わせて 60 MB/,
  )
  assert.match(reasonAgainstFiles(Array.from({ length: 6 }, () => ({ name: 'a', size: 1 }))) ?? '', /5 個まで/)
  assert.ok(FORM_LIMIT > FORM_FILES)
})

/** What a browser says and sends of a form that is too large: its length first. */
async function sendTooLarge(path: string, fields: Record<string, string>, withToken = true) {
  const staff = await town.owner.query(`select id from kernel.staff where sign_in_name = 'suzuki'`)
  const token = await insertSession(town.municipality.db, town.clock(), { staffId: Number(staff.rows[0].id) })
  const form = new FormData()
  if (withToken) form.set('_csrf', csrfTokenOf(town.program.settings.SECRET_KEY, token))
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.append('files', new File([new Uint8Array(600_000)], '会議.mp4'))
  const { headers, body } = new Response(form)
  return town.request(path, {
    method: 'POST',
    body: await new Response(body).arrayBuffer(),
    headers: {
      'content-type': headers.get('content-type')!,
      'content-length': String(FORM_LIMIT + 1),
      cookie: `madoguchi=${token}`,
    },
  })
}

test('a form that is too large comes back as the desk, with what was typed and with what to do', async () => {
  const answer = await sendTooLarge(`${conversation}/replies?list=waiting`, {
    text: '動画をお送りします',
    key: randomUUID(),
  })
  const html = await answer.text()
  assert.equal(answer.status, 413)
  assert.match(html, />動画をお送りします<\/textarea>/)
  assert.match(html, /ファイルは合わせて 50 MB まで送れます。.*ファイルはもう一度選んでください/)
  assert.match(html, /サインアウト/)
  const sent = await town.owner.query(`select from inquiries.messages where author = 'staff'`)
  assert.equal(sent.rowCount, 0)
})

test('without the anti-forgery token a form that is too large is refused all the same', async () => {
  assert.equal((await sendTooLarge(`${conversation}/replies`, { text: 'x' }, false)).status, 403)
})

test('any other form that is too large is refused before it is read', async () => {
  assert.equal((await sendTooLarge('/console/notifications/readings', { last: '1' })).status, 413)
})
