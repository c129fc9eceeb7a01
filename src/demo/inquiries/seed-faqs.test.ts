import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testTown } from '../../testing/town.ts'
import { seedDemoFaqs } from '../index.ts'
import { DEMO_FAQS } from './faqs.ts'

const { municipality, clock, owner, request } = await testTown()

const found = async (q: string) => await (await request(`/faq?q=${encodeURIComponent(q)}`)).text()

test('the demo town answers what is often asked, each by the section that knows, once; residents find it', async () => {
  await seedDemoFaqs(municipality, clock())
  await seedDemoFaqs(municipality, clock())
  const { rows } = await owner.query('select state, count(*)::int as count from inquiries.faqs group by state')
  assert.deepEqual(rows, [{ state: 'published', count: DEMO_FAQS.length }])
  assert.match(await found('ソファを捨てたい'), /粗大ごみはどうやって/)
  assert.match(await found('水が漏れています'), /水漏れを見つけました|水道/)
})
