import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { readdir } from 'node:fs/promises'
import { after, beforeEach, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { mailbox } from '../../testing/mailbox.ts'
import { testTown } from '../../testing/town.ts'
import { letterBox, readLetter } from './letter-box.ts'
import { sendMail } from './mail.ts'

interface Arrived {
  recipients: string[]
  raw: string
}

const arrived: Arrived[] = []
let refusal: { responseCode: number; message: string } | undefined
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_address, _session, answer) =>
    answer(refusal ? Object.assign(new Error(refusal.message), refusal) : undefined),
  onData(stream, session, answer) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      arrived.push({
        recipients: session.envelope.rcptTo.map(({ address }) => address),
        raw: Buffer.concat(chunks).toString(),
      })
      answer()
    })
  },
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
after(() => new Promise<void>((resolve) => server.close(() => resolve())))

const { port } = server.server.address() as AddressInfo
const town = await testTown({ env: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'noreply@aozora.example' } })
const silentTown = await testTown()

const send = (at: typeof town, to: string, subject: string, text: string) =>
  at.municipality.db.transaction().execute((tx) => sendMail(tx, { to, subject, text }))
/** What went wrong with each mail that is still to be sent. */
const waiting = async () =>
  (await town.owner.query('select last_error from graphile_worker._private_jobs')).rows.map((row) => row.last_error)

beforeEach(async () => {
  arrived.length = 0
  refusal = undefined
  await town.owner.query('delete from graphile_worker._private_jobs')
})

test('a mail reaches the SMTP server with its Japanese subject and text, in the town’s name', async () => {
  await send(town, 'hanako@example.jp', '確認コードのお知らせ', 'コードは 123456 です。\n10 分間使えます。')
  await town.work()
  assert.equal(arrived.length, 1)
  const letter = readLetter(arrived[0]!.raw)
  assert.equal(letter.subject, '確認コードのお知らせ')
  assert.equal(letter.text, 'コードは 123456 です。\n10 分間使えます。')
  assert.match(arrived[0]!.raw, /^From: =\?UTF-8\?.*<noreply@aozora\.example>$/im)
})

test('no mail is sent when the transaction that asked for it fails', async () => {
  await assert.rejects(
    town.municipality.db.transaction().execute(async (tx) => {
      await sendMail(tx, { to: 'hanako@example.jp', subject: 'お知らせ', text: '…' })
      throw new Error('the change behind it failed')
    }),
  )
  await town.work()
  assert.equal(arrived.length, 0)
})

test('a line break in the subject becomes no header and no second recipient', async () => {
  await send(town, 'hanako@example.jp', 'お知らせ\r\nBcc: everybody@example.jp\r\n\r\nother text', 'text')
  await town.work()
  assert.deepEqual(arrived[0]!.recipients, ['hanako@example.jp'])
  assert.doesNotMatch(arrived[0]!.raw, /^bcc:/im)
  assert.equal(readLetter(arrived[0]!.raw).text, 'text')
})

test('an address that carries more than one mailbox is refused to the person who entered it', async () => {
  for (const to of [
    'a@example.jp\r\nRCPT TO:<b@example.jp>',
    'a@example.jp, b@example.jp',
    '太郎 <a@example.jp>',
    'a',
  ]) {
    await assert.rejects(send(town, to, 's', 't'), { status: 422, field: 'email' })
  }
})

test('addresses that Japanese carriers gave out are accepted, and quoted as the standard wants', async () => {
  for (const to of ['taro..yamada@docomo.ne.jp', 'hanako.@ezweb.ne.jp', '-abc-@softbank.ne.jp']) {
    await send(silentTown, to, 's', 't')
  }
  await silentTown.work()
  const addresses = (await mailbox(silentTown)).map(({ to }) => to)
  assert.deepEqual(addresses.toSorted(), [
    '-abc-@softbank.ne.jp',
    '<"hanako."@ezweb.ne.jp>',
    '<"taro..yamada"@docomo.ne.jp>',
  ])
})

test('a mail that the server refuses for good is not tried again', async () => {
  refusal = { responseCode: 550, message: 'no such user' }
  await send(town, 'nobody@example.jp', 's', 't')
  await town.work()
  assert.deepEqual(await waiting(), [])
})

test('a mail that the server refuses for now is tried again, under the same Message-ID', async () => {
  refusal = { responseCode: 451, message: 'come back later' }
  await send(town, 'hanako@example.jp', 's', 't')
  await town.work()
  assert.match((await waiting()).join(), /^[^,]*451/)
  const job = await town.owner.query<{ id: string }>(`select payload ->> 'id' as id from graphile_worker._private_jobs`)
  refusal = undefined
  await town.work({ retries: true })
  assert.equal(arrived.length, 1)
  assert.match(arrived[0]!.raw, new RegExp(`^Message-ID: <${job.rows[0]!.id}@aozora\\.example>`, 'im'))
  assert.deepEqual(await waiting(), [])
})

test('a town without an SMTP server keeps the newest hundred letters where the demo can show them', async () => {
  for (let number = 1; number <= 102; number += 1) {
    silentTown.clock.advance({ milliseconds: 1 })
    await send(silentTown, 'hanako@example.jp', `お知らせ ${number}`, `本文 ${number}`)
    await silentTown.work()
  }
  const letters = await mailbox(silentTown)
  assert.equal(letters.length, 100)
  assert.deepEqual(letters.at(-1), { to: 'hanako@example.jp', subject: 'お知らせ 102', text: '本文 102' })
  const names = await readdir(letterBox(silentTown.program, silentTown.municipality))
  assert.ok(names.every((name) => !name.includes('hanako')))
})
