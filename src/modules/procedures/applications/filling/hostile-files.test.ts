import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { browserOf } from '../../../../testing/browser.ts'
import { EICAR, fakeClamd } from '../../../../testing/fake-clamd.ts'
import { docx, pdf, photo, pixelFlood } from '../../../../testing/sample-files.ts'
import { testTown } from '../../../../testing/town.ts'
import { definitionJson } from '../../definition/definition.fixture.ts'
import { publishDefinition } from '../../index.ts'

const clamd = await fakeClamd()
after(clamd.stop)
const town = await testTown({ env: { CLAMD: clamd.address } })
const { rows: heads } = await town.owner.query<{ sectionId: string; staffId: string }>(
  `select section_id as "sectionId", staff_id as "staffId" from kernel.memberships where position = 'head' limit 1`,
)
const head = { sectionId: Number(heads[0]!.sectionId), staffId: Number(heads[0]!.staffId) }
const proof = { id: 'proof', kind: 'file', label: '証明する書類', what: '証明する書類', accept: 'both' }
const json = definitionJson([{ fields: [proof] }])
const published = await publishDefinition(town.municipality.db, town.clock(), 'system:test', json, head)
assert.ok(published.ok, JSON.stringify(published))
const NAME = { family: '青空', given: '太郎', familyKana: 'アオゾラ', givenKana: 'タロウ' }

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
const HTML = '<!doctype html><script>alert(1)</script>'
const words = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

/** Sends one file with the page, as the resident's browser would. */
async function sendFile(bytes: Uint8Array | string, name: string) {
  const [browser, id] = [browserOf(town), randomUUID()]
  await browser.get('/procedures/sample')
  await browser.post('/procedures/sample/applications', { id })
  const body = new FormData()
  for (const [part, value] of Object.entries(NAME)) body.set(`applicant.${part}`, value)
  body.set('_seen', '0')
  body.set('proof', new File([bytes as unknown as BlobPart], name))
  const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ')
  const answer = await town.request(`/applications/${id}/pages/page1`, { method: 'POST', body, headers: { cookie } })
  const { rowCount } = await town.owner.query('select from procedures.files where application_id = $1', [id])
  return { status: answer.status, page: words(await answer.text()), kept: rowCount, id, browser }
}

test('what is no photo and no PDF is refused beside its field, whatever it is called, and nothing of it is kept', async () => {
  const table: [what: string, bytes: Uint8Array | string, name: string][] = [
    ['a drawing that runs a script', SVG, '図.svg'],
    ['the same, called a photo', SVG, '写真.jpg'],
    ['the same, called a PDF', SVG, '書類.pdf'],
    ['a page', HTML, '書類.html'],
    ['a page, called a photo', HTML, '写真.png'],
    ['a document, called a PDF', docx(), '書類.pdf'],
    ['a document with macros', docx('<w:document/>', true), '書類.docm'],
    ['a picture of more pixels than anybody has', pixelFlood(60_000, 60_000), '大きな写真.png'],
    ['half a photo', (await photo({ width: 640, height: 480 })).subarray(0, 200), '写真.jpg'],
    ['the test virus', Buffer.concat([pdf(), EICAR]), '書類.pdf'],
    ['a name with a way out', SVG, '../../../../etc/passwd.svg'],
  ]
  for (const [what, bytes, name] of table) {
    const { status, page, kept } = await sendFile(bytes, name)
    assert.equal(status, 422, what)
    assert.match(page, /受け取れません|開けません|ウイルス|大きすぎ|読み取れません/, `${what}: ${page}`)
    assert.equal(kept, 0, what)
  }
})

test('a photo with a hostile name is kept, its name cannot run or lead anywhere, and nobody else sees it', async () => {
  const { status, kept, id, browser } = await sendFile(await photo({ width: 640, height: 480 }), '<b>../写真</b>.jpg')
  assert.deepEqual([status, kept], [303, 1])
  const { rows } = await town.owner.query('select id, name from procedures.files where application_id = $1', [id])
  assert.doesNotMatch(rows[0].name, /\/|\.\./)
  assert.doesNotMatch(await (await browser.get(`/applications/${id}/summary`)).text(), /<b>/)
  const path = `/applications/${id}/files/${rows[0].id}`
  assert.equal((await browser.get(path)).headers.get('content-type'), 'image/jpeg')
  assert.equal((await browserOf(town).get(path)).status, 404)
})
