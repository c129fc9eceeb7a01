import assert from 'node:assert/strict'
import { test } from 'node:test'
import { townOnLine } from '../../../testing/line.ts'
import { setLanguage } from '../languages/languages.queries.ts'

const town = await townOnLine()
const { line, municipality, phoneClock } = town
const { db } = municipality

const conversationOf = (userId: string) =>
  db.selectFrom('inquiries.conversations').selectAll().where('line_user_id', '=', userId).executeTakeFirst()
const page = async (path: string) => (await town.request(path, { as: 'suzuki' })).text()
const opened = async (userId: string) => page(`/console/inquiries/${(await conversationOf(userId))?.id}`)

test('adding the account as a friend begins no conversation; the first message does', async () => {
  const mika = line.phone('青空 みか')
  await mika.follow()
  await town.work()
  assert.equal(await conversationOf(mika.userId), undefined)
  await mika.text('こんにちは')
  await town.work()
  assert.equal((await conversationOf(mika.userId))?.following, true)
})

test('staff are told that a resident has blocked the account, and when the block is lifted', async () => {
  const ken = line.phone('海野 けん')
  await ken.text('相談です')
  await phoneClock.advance(1_000)
  await ken.block()
  await town.work()
  assert.equal((await conversationOf(ken.userId))?.following, false)
  assert.match(await opened(ken.userId), /ブロックしています。送っても画面には出ません/)
  await phoneClock.advance(1_000)
  await ken.follow()
  await town.work()
  assert.equal((await conversationOf(ken.userId))?.following, true)
})

test('a block that LINE tells late does not undo what came after it, and whoever writes has lifted theirs', async () => {
  const ken = line.phone('海野 けん')
  const late = async (name: string, seconds: number) => {
    const { following_since: since } = (await conversationOf(ken.userId))!
    const at = since!.add({ seconds }).toString()
    const event = JSON.stringify({ type: 'unfollow', source: { type: 'user', userId: ken.userId } })
    await town.owner.query('select inquiries.store_line_events($1, $2, $3, $4, $5)', [
      [name],
      [ken.userId],
      ['unfollow'],
      [at],
      [event],
    ])
    await town.work()
    return (await conversationOf(ken.userId))?.following
  }
  assert.equal(await late('an older block', -1), true)
  assert.equal(await late('a newer one', 1), false)
  await phoneClock.advance(5_000)
  await ken.text('また書きます')
  await town.work()
  assert.equal((await conversationOf(ken.userId))?.following, true)
})

test('a group is told once and politely why the desk keeps quiet; what is said there is no conversation', async () => {
  const yui = line.phone('空山 ゆい')
  const group = await line.groups.join({ name: '自治会', memberIds: [yui.userId] })
  await yui.inGroup(group.groupId).text('みんなの前での相談')
  await town.work()
  assert.equal(await conversationOf(yui.userId), undefined)
  const said = line.ledger.sent({}).filter((sent) => JSON.stringify(sent).includes('グループではお受けしていません'))
  assert.equal(said.length, 1)
})

test('a video is fetched once LINE has prepared it, and not before', async () => {
  const riku = line.phone('星野 りく')
  const { messageId } = await riku.video(undefined, { preparing: 2 })
  await town.work()
  assert.match(await opened(riku.userId), /受け取っています/)
  for (let polls = 0; polls < 3; polls++) {
    await town.owner.query('update graphile_worker._private_jobs set run_at = now()')
    await town.work()
  }
  assert.match(await opened(riku.userId), /<video/)
  assert.ok(messageId)
})

test('a video that LINE fails to prepare is said to be lost', async () => {
  const nao = line.phone('風間 なお')
  await nao.video(undefined, { outcome: 'failed' })
  await town.work()
  assert.match(await opened(nao.userId), /LINE から受け取れませんでした/)
})

test('a recording and a PDF are kept with their names; a program in disguise is refused, and the conversation says so', async () => {
  const sora = line.phone('虹川 そら')
  await sora.file('申請書.pdf', new TextEncoder().encode('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'))
  await phoneClock.advance(1_000)
  await sora.file('写真.jpg.exe', new TextEncoder().encode('MZ\x90\0\x03\0\0\0'))
  await town.work()
  const html = await opened(sora.userId)
  assert.match(html, /申請書\.pdf/)
  assert.match(html, /受け取れません/)
})

test('a resident without a profile is served all the same', async () => {
  const shy = line.residents.add({ displayName: '内気な人', consented: false })
  const phone = line.phone(shy.userId)
  await phone.text('名前は出したくありません')
  await town.work()
  assert.match(await opened(phone.userId), /お名前未登録の方/)
})

test('a talk begins in the language of the phone; where LINE does not say, or says one that is not ours, it is Japanese', async () => {
  const said = { vi: 'vi', en: 'en-US', zh: 'zh-CN', ja: 'zh-TW', none: undefined }
  for (const [name, language] of Object.entries(said)) {
    const { userId } = line.residents.add({ displayName: `言葉 ${name}`, language })
    await line.phone(userId).text('Xin chào')
  }
  await town.work()
  const { rows } = await town.owner.query(
    `select r.display_name as name, c.lang from inquiries.conversations c join kernel.residents r on r.id = c.resident_id
     where r.display_name like '言葉 %'`,
  )
  const spoken = Object.fromEntries(rows.map(({ name, lang }) => [name.slice(3), lang]))
  assert.deepEqual(spoken, { vi: 'vi', en: 'en', zh: 'zh', ja: 'ja', none: 'ja' })
})

test('a language that somebody has chosen stays, whatever their phone says', async () => {
  const { userId } = line.residents.add({ displayName: '選んだ 人', language: 'pt-BR' })
  await line.phone(userId).text('Olá')
  await town.work()
  const talk = (await conversationOf(userId))!
  assert.deepEqual([talk.lang, talk.lang_chosen], ['pt', false])
  await db.transaction().execute((tx) => setLanguage(tx, talk.id, 'easy'))
  const payload = JSON.stringify({ residentId: talk.resident_id, userId })
  await town.owner.query(`select graphile_worker.add_job('inquiries.fetch-profile', $1::json)`, [payload])
  await town.work()
  assert.equal((await conversationOf(userId))?.lang, 'easy')
})

test('events of kinds that nobody knows yet are kept and change nothing', async () => {
  const mei = line.phone('月島 めい')
  await mei.custom({ type: 'futureEvent', news: { of: 'tomorrow' } })
  await town.work()
  const kept = await db
    .selectFrom('inquiries.line_events')
    .select(['type', 'processed_at'])
    .where('type', '=', 'futureEvent')
    .execute()
  assert.equal(kept.length, 1)
  assert.ok(kept[0]?.processed_at)
})

test('in standby the desk listens, and leaves answering to who has the word', async () => {
  line.channels.configure({ mode: 'standby' })
  const aoi = line.phone('川口 あおい')
  await aoi.text('ほかの担当が応答中')
  await town.work()
  assert.equal((await conversationOf(aoi.userId))?.reply_token, null)
  line.channels.configure({ mode: 'active' })
})

test('a tapped button is shown with what it said', async () => {
  const hana = line.phone('花田 はな')
  await hana.postback('action=reserve', { date: '2026-12-01' })
  await town.work()
  assert.match(await opened(hana.userId), /ボタンを押しました: 2026-12-01/)
})
