import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testTown } from '../../testing/town.ts'
import { seedDemoApplications } from '../procedures/seed-applications.ts'
import { seedDemoProcedures } from '../procedures/seed-procedures.ts'
import { seedDemoQuestions } from './seed-questions.ts'

const town = await testTown()
const { municipality, program } = town
await seedDemoProcedures(municipality, town.clock())
await seedDemoApplications(municipality, town.clock(), 'あおぞら市')

test('the demo town has questions about applications and from people without LINE, answered and not; a second start adds none', async () => {
  assert.equal(await seedDemoQuestions(program, municipality, town.clock(), 'あおぞら市'), true)
  const count = async (which: string) =>
    Number(
      (await town.owner.query(`select count(*) from inquiries.conversations where channel = 'web' and ${which}`))
        .rows[0].count,
    )
  assert.equal(await count('about is null'), 2)
  assert.ok((await count('about is not null')) >= 5)
  assert.ok((await count('waiting_since is null')) >= 2)
  assert.ok((await count('waiting_since is not null')) >= 4)
  assert.equal(await count('unread > 0 and waiting_since is null'), 0)
  const all = await count('true')
  assert.equal(await seedDemoQuestions(program, municipality, town.clock(), 'あおぞら市'), false)
  assert.equal(await count('true'), all)
  const desk = await (await town.request('/console/inquiries', { as: 'kimura' })).text()
  assert.match(desk, /使い始める日を一日早めたい/)
})
