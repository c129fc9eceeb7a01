// A street report in another language: the form, what it refuses, how it stands, and what staff see of it.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { japaneseIn } from '../../../testing/languages.ts'
import { mailbox } from '../../../testing/mailbox.ts'
import { testTown } from '../../../testing/town.ts'
import { REPORT_REFUSED } from './report-refused-words.ts'
import { REPORTED } from './state-words.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const { owner } = town
const rows = async (sql: string) => (await owner.query(sql)).rows
const before = await town.request('/street-reports/new?lang=pt')
const [kind] = await rows(`insert into inquiries.street_kinds (name, section_id)
  select wanted, id from kernel.sections, unnest(array['道路の穴', '倒木']) wanted where code = 'ijuu' returning id`)

function inPortuguese(html: string): string {
  assert.match(html, /<html lang="pt-BR"/)
  assert.equal(japaneseIn(html, 'pt'), undefined)
  return html
}

/** The body of what was written is nobody's page: it stays as it was sent. */
const withoutWords = (html: string) => html.replaceAll('道路の穴', '<span lang="ja">道路の穴</span>')

test('where the town takes no reports it says so in the language of the reader', async () => {
  assert.equal(before.status, 404)
  assert.match(inPortuguese(await before.text()), /ainda não recebe avisos/)
})

test('a report in Portuguese is refused, taken, followed and told of in Portuguese', async () => {
  const form = inPortuguese(await (await town.request('/street-reports/new?lang=pt')).text())
  assert.match(form, /<span lang="ja">道路の穴<\/span>[\s\S]*Árvore caída/)
  assert.match(form, /data-words="[^"]*Procurando onde você está/)
  assert.match(form, /data-pin="Local escolhido"/)
  const [, action = ''] = /<form[^>]*action="([^"]*)"/.exec(form) ?? []
  assert.equal(action, '/street-reports?lang=pt')
  const post = (fields: Record<string, string | File>) => town.post(action, { key: randomUUID(), ...fields })
  const { kind: noKind, address, text, name } = REPORT_REFUSED.pt
  const good = { kind: kind.id, address: 'Rua do correio' }
  const refused: [Record<string, string | File>, ...string[]][] = [
    [{}, noKind, address],
    [{ ...good, latitude: '1', longitude: '1' }, address],
    [{ ...good, text: 'a'.repeat(1_001), name: 'b'.repeat(51) }, text, name],
    [{ ...good, email: 'nobody' }, 'Confira o endereço de e-mail'],
    [{ ...good, files: new File(['<svg/>'], 'a.svg') }, 'Escolha os arquivos novamente.'],
  ]
  for (const [fields, ...said] of refused) {
    const answer = await post(fields)
    assert.equal(answer.status, 422)
    const html = inPortuguese(await answer.text())
    assert.match(html, /<title>Erro: /)
    for (const sentence of said) assert.ok(html.includes(sentence), sentence)
  }
  assert.equal((await rows('select from inquiries.street_reports')).length, 0)

  const sent = await post({ ...good, text: 'Muito fundo', email: 'ana@example.com' })
  assert.equal(sent.status, 303)
  const page = sent.headers.get('location')!
  const thanks = inPortuguese(withoutWords(await (await town.request(page)).text()))
  for (const said of ['Recebido', 'Em andamento', REPORTED.pt.next.received, 'Rua do correio', 'Muito fundo', 'Agora'])
    assert.ok(thanks.includes(said), said)
  const [{ id, lang, body }] = await rows(
    'select c.id, c.lang, m.body from inquiries.conversations c join inquiries.messages m on m.conversation_id = c.id',
  )
  assert.deepEqual([lang, body], ['pt', '[Aviso] 道路の穴\nLocal: Rua do correio\nMuito fundo'])

  const changed = { key: randomUUID(), to: 'done', was: 'received', words: 'Consertado' }
  const done = await town.post(`/console/inquiries/${id}/street-report/states`, changed, 'suzuki')
  assert.equal(done.status, 303)
  assert.match(withoutWords(await (await town.request(page)).text()), /Concluído[\s\S]*Consertado/)
  await town.work()
  const letters = await mailbox(town)
  for (const letter of letters) assert.doesNotMatch(letter.subject, /[\p{sc=Hiragana}\p{sc=Han}]/u)
  assert.equal(letters.length, 2)
})

/** As a form in Vietnamese sends it. */
const often = () => town.post('/street-reports?lang=vi', { key: randomUUID(), kind: kind.id, address: 'Chợ' })

test('whoever reports too often is told so in the language of the form', async () => {
  let answer = await often()
  for (let time = 0; answer.status === 303 && time < 12; time++) answer = await often()
  assert.equal(answer.status, 429)
  const html = await answer.text()
  assert.match(html, /Quý vị đã thử quá nhiều lần/)
  assert.match(html, /value="Chợ"/)
  assert.equal(japaneseIn(html, 'vi'), undefined)
})
