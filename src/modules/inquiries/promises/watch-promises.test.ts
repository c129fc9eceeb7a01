// Who hears of a promise that is about to break, or broke: each once, whatever happens to the worker.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { testTown } from '../../../testing/town.ts'
import { watchPromisesTask } from './watch-promises.ts'

const town = await testTown({ at: '2026-11-26T10:00:00+09:00' }) // a Thursday: the promise is Friday 17:15
const { owner, municipality, program } = town
const watch = () => watchPromisesTask(program)(municipality, {})

async function asks(name: string): Promise<number> {
  await owner.query('delete from kernel.rate_counters')
  await town.post('/inquiries', { name, text: '質問', key: randomUUID() })
  return (await owner.query('select max(id)::int as id from inquiries.conversations')).rows[0].id
}
const answer = (id: number) =>
  town.post(`/console/inquiries/${id}/replies`, { text: 'お答えします', key: randomUUID() }, 'suzuki')
const told = async (id: number, title: string): Promise<string[]> =>
  (
    await owner.query(
      `select s.sign_in_name as name from kernel.notifications n join kernel.staff s on s.id = n.staff_id
       where href = $1 and title like '%' || $2 || '%' order by s.sign_in_name`,
      [`/console/inquiries/${id}`, title],
    )
  ).rows.map(({ name }) => name)
const WARNED = 'までです'
const BROKEN = 'を過ぎました'

test('two hours of opening before, the clerks of the section hear of it once; its head does when it breaks, once', async () => {
  const id = await asks('青空 一郎')
  const answered = await asks('海野 二郎')
  await watch()
  assert.deepEqual(await told(id, WARNED), [])
  await answer(answered)

  town.clock.set('2026-11-27T15:15:00+09:00')
  await watch()
  await watch()
  const clerks = await told(id, WARNED)
  assert.ok(clerks.includes('suzuki'), String(clerks))
  assert.equal(new Set(clerks).size, clerks.length)
  assert.ok(!clerks.includes('sato'), 'the head is not warned')
  assert.ok(!clerks.includes('yamamoto'), 'nor is another section')
  assert.deepEqual(await told(id, BROKEN), [])

  town.clock.set('2026-11-27T17:16:00+09:00')
  await watch()
  await watch()
  assert.deepEqual(await told(id, BROKEN), ['sato'])
  assert.deepEqual(await told(id, WARNED), clerks)
  assert.deepEqual([await told(answered, WARNED), await told(answered, BROKEN)], [[], []])
})

test('whoever opens the conversation has heard of it', async () => {
  const unread = async () =>
    Number(
      (
        await owner.query(`select count(*) from kernel.notifications n join kernel.staff s on s.id = n.staff_id
        where s.sign_in_name = 'suzuki' and read_at is null and href like '/console/inquiries/%'`)
      ).rows[0].count,
    )
  assert.equal(await unread(), 1)
  const { rows } = await owner.query(`select href from kernel.notifications where title like '%青空 一郎%' limit 1`)
  await town.request(rows[0].href, { as: 'suzuki' })
  assert.equal(await unread(), 0)
})

test('a worker that dies while it tells one has told nobody of that one, forgets none, and repeats none', async () => {
  town.clock.set('2026-11-30T10:00:00+09:00')
  const ids = [await asks('住民 一'), await asks('住民 二'), await asks('住民 三')]
  town.clock.set('2026-12-01T15:15:00+09:00')
  // the second one's transaction ends after its first notification, as if the process had been killed
  await owner.query(`create function public.die() returns trigger language plpgsql as $$ begin
    if new.title like '住民 二%' and exists (select from kernel.notifications where title = new.title) then raise 'killed'; end if;
    return new; end $$;
    create trigger die before insert on kernel.notifications for each row execute function public.die()`)
  await assert.rejects(watch())
  const clerks = await told(ids[0]!, WARNED)
  assert.ok(clerks.length > 1)
  assert.deepEqual(await told(ids[1]!, WARNED), [])
  assert.deepEqual(await told(ids[2]!, WARNED), clerks)
  await owner.query('drop trigger die on kernel.notifications; drop function public.die()')
  await watch()
  for (const id of ids) assert.deepEqual(await told(id, WARNED), clerks)
})

test('two workers at once tell each of them once', async () => {
  town.clock.set('2026-12-01T17:16:00+09:00')
  await Promise.all([watch(), watch(), watch()])
  const { rows } = await owner.query(
    `select title from kernel.notifications where title like '住民 %' and title like '%を過ぎました%' order by title`,
  )
  assert.equal(rows.length, 3)
  assert.equal(new Set(rows.map(({ title }) => title)).size, 3)
})

test('a promise that was answered or moved in the same moment is not told of', async () => {
  const id = await asks('住民 四')
  town.clock.set('2026-12-02T15:15:00+09:00')
  await Promise.all([answer(id), watch()])
  const { rows } = await owner.query(`select outcome, warned_at from inquiries.promises where conversation_id = $1`, [
    id,
  ])
  assert.equal(rows[0].outcome, 'kept')
  assert.equal((await told(id, WARNED)).length > 0, rows[0].warned_at !== null)
})

test('whoever waits without a promise gets one that lies ahead: they wrote before there were promises', async () => {
  const id = await asks('住民 五')
  await owner.query('update inquiries.conversations set promised_until = null where id = $1', [id])
  await owner.query('delete from inquiries.promises where conversation_id = $1', [id])
  town.clock.set('2026-12-10T10:00:00+09:00')
  await watch()
  const { rows } = await owner.query('select promised_until as until from inquiries.conversations where id = $1', [id])
  assert.equal(rows[0].until.toString(), '2026-12-11T08:15:00Z')
  assert.deepEqual(await told(id, BROKEN), [])
})

test('where somebody does it, they alone are warned', async () => {
  town.clock.set('2026-12-03T10:00:00+09:00')
  const id = await asks('青空 花子')
  await watch()
  await owner.query(
    `update inquiries.conversations set assignee_id = (select id from kernel.staff where sign_in_name = 'suzuki')
     where id = $1`,
    [id],
  )
  town.clock.set('2026-12-04T15:15:00+09:00')
  await watch()
  assert.deepEqual(await told(id, WARNED), ['suzuki'])
})
