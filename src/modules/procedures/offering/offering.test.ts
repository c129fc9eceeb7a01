import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formIn } from '../../../testing/form-in.ts'
import { waterTown } from '../../../testing/procedures.ts'

const town = await waterTown()
const { post, request, show, audited, procedureId } = town
const PROCEDURE = `/console/procedures/${procedureId}`
const WATER = '/procedures/water-service-start'
const [CLERK, HEAD, KEEPER] = ['kimura', 'inoue', 'ishii']
const opening = (fields: Record<string, string>, as = HEAD) => {
  const action = `${PROCEDURE}/opening`
  return show(PROCEDURE, HEAD).then((html) => post(action, { ...formIn(html, action), ...fields }, as))
}
const residents = async () => (await request(WATER)).status

test('the head closes a procedure at once and opens it again; the clerk cannot', async () => {
  assert.doesNotMatch(await show(PROCEDURE, CLERK), /受付を変える/)
  assert.equal((await opening({ open: 'no' }, CLERK)).status, 403)
  assert.equal((await opening({ open: 'no' })).status, 303)
  assert.equal(await residents(), 404)
  assert.match(await show(PROCEDURE, HEAD), /受付終了/)
  assert.equal((await opening({ open: 'yes' })).status, 303)
  assert.equal(await residents(), 200)
  assert.equal((await audited('procedure.opening_changed')).length, 2)
})

test('it is open from the first day until the end of the last', async () => {
  assert.equal((await opening({ open: 'yes', from: '2026-12-01', through: '2026-12-31' })).status, 303)
  assert.match(await show(PROCEDURE, HEAD), /受付前/)
  for (const [at, status] of [
    ['2026-11-30T23:59:59', 404],
    ['2026-12-01T00:00:00', 200],
    ['2026-12-31T23:59:59', 200],
    ['2027-01-01T00:00:00', 404],
  ] as const) {
    town.clock.set(`${at}+09:00`)
    assert.equal(await residents(), status, at)
  }
  town.clock.set('2026-11-26T10:00:00+09:00')
  assert.equal((await opening({ open: 'no' })).status, 303)
  assert.equal((await opening({ open: 'yes', from: '', through: '' })).status, 303)
})

for (const [from, through] of [
  ['2026-12-31', '2026-12-01'],
  ['', '2026-11-25'],
  ['いつか', ''],
  ['', '2026-02-30'],
] as const) {
  test(`from 「${from}」 through 「${through}」 is refused beside its field, with what was typed`, async () => {
    const answer = await opening({ open: 'yes', from, through })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /aria-invalid="true"/)
    assert.equal(await residents(), 200)
  })
}

test('whoever changes what somebody else has just changed is told', async () => {
  const action = `${PROCEDURE}/opening`
  const form = formIn(await show(PROCEDURE, HEAD), action)
  await opening({ open: 'yes', through: '2027-03-31' })
  assert.equal((await post(action, { ...form, open: 'no' }, HEAD)).status, 409)
  assert.equal(await residents(), 200)
})

async function moveTo(as: string, section: string) {
  const action = `${PROCEDURE}/section`
  const { version } = formIn(await show(PROCEDURE, KEEPER), action)
  return post(action, { version: version!, section }, as)
}

test('another section takes it over where the settings of both are one’s own; what is wrong changes nothing', async () => {
  const waste = (await town.owner.query("select id from kernel.sections where code = 'kankyou'")).rows[0].id
  assert.equal((await moveTo(HEAD, String(waste))).status, 422)
  assert.equal((await moveTo(KEEPER, '0')).status, 422)
  assert.equal((await moveTo(KEEPER, String(waste))).status, 303)
  assert.deepEqual(await audited('procedure.moved'), [
    { slug: 'water-service-start', from: town.head.sectionId, to: Number(waste) },
  ])
  assert.equal((await request(PROCEDURE, { as: CLERK })).status, 404)
})
