import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testTown } from '../../testing/town.ts'
import { seedDemoDraft, seedDemoProcedures } from '../index.ts'

const { municipality, clock, owner } = await testTown()

test('the demo town offers the procedures that come with the program, each by the section that handles it, once', async () => {
  await seedDemoProcedures(municipality, clock())
  await seedDemoProcedures(municipality, clock())
  const { rows } = await owner.query(
    `select p.slug, s.name, count(*)::int as versions from procedures.procedures p join kernel.sections s on s.id = p.section_id
     join procedures.versions v on v.procedure_id = p.id group by p.slug, s.name order by p.slug`,
  )
  assert.deepEqual(
    rows.map(({ slug, name, versions }) => [slug, name, versions]),
    [
      ['bulky-waste', '環境衛生課', 1],
      ['child-allowance-claim', '子育て支援課', 1],
      ['childcare-application', '子育て支援課', 1],
      ['dog-registration', '環境衛生課', 1],
      ['water-service-start', '上下水道課', 1],
    ],
  )
})

test('a clerk is adding questions to one of them, and one thing is left to mend; once, and not over what people did', async () => {
  await seedDemoDraft(municipality, clock())
  await owner.query(
    "update procedures.drafts set version = 7, sketch = jsonb_set(sketch, '{title}', to_jsonb('直した'::text))",
  )
  await seedDemoDraft(municipality, clock())
  const { rows } = await owner.query("select slug, version, sketch ->> 'title' as title from procedures.drafts")
  assert.deepEqual(rows, [{ slug: 'water-service-start', version: 7, title: '直した' }])
})
