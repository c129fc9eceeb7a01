// For tests: residents who apply for something simple, page by page as in a browser.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { publishDefinition, shippedDefinitions } from '#modules/procedures/index.ts'
import { browserOf } from './browser.ts'
import type { TestTown } from './town.ts'

export const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

const PAGE = {
  id: 'page1',
  title: '工事',
  fields: [
    { id: 'applicant', kind: 'name', label: 'お名前' },
    {
      id: 'kind',
      kind: 'choice',
      label: '工事',
      options: [
        { value: 'new', label: '新設' },
        { value: 'repair', label: '修繕' },
      ],
    },
    { id: 'email', kind: 'email', label: 'メール' },
  ],
}
const CERTIFICATE = {
  kind: 'certificate',
  title: '給水装置工事証明書',
  body: '{{applicant}} さんの{{kind}}の工事を証明します。受付番号 {{number}}、決定 {{decidedOn}}',
  validMonths: 12,
}
const NAME = {
  'applicant.family': '青空',
  'applicant.given': '太郎',
  'applicant.familyKana': 'アオゾラ',
  'applicant.givenKana': 'タロウ',
}

export const applicantsOf = (town: TestTown) => ({
  /** A procedure of a section that ends with a certificate, or with a notice. @returns its id */
  async offer(slug: string, section: string, ends: 'certificate' | 'notice' = 'certificate'): Promise<number> {
    const { rows } = await town.owner.query(
      `select m.section_id, m.staff_id from kernel.memberships m join kernel.sections s on s.id = m.section_id
       where s.code = $1 and m.position = 'head'`,
      [section],
    )
    const to = { sectionId: Number(rows[0].section_id), staffId: Number(rows[0].staff_id) }
    const result = ends === 'certificate' ? CERTIFICATE : { kind: 'notice' }
    const json = {
      ...(shippedDefinitions()[0] as object),
      id: slug,
      title: '見本',
      assurance: 'none',
      applicant: { name: 'applicant', email: 'email' },
      criteria: '工事が基準どおりであること。',
      notices: { received: '受け付けました。', decided: '終わりました。' },
      result,
      pages: [PAGE],
    }
    const { db } = town.municipality
    assert.equal((await publishDefinition(db, town.clock(), `staff:${to.staffId}`, json, to)).ok, true)
    const made = await town.owner.query('select id from procedures.procedures where slug = $1', [slug])
    return Number(made.rows[0].id)
  },

  /** It has arrived. @returns the browser that it was sent from, and its id */
  async applied(slug: string, email = 'taro@example.jp') {
    const [resident, id] = [browserOf(town), randomUUID()]
    await resident.get(`/procedures/${slug}`)
    await resident.post(`/procedures/${slug}/applications`, { id })
    const answers = { _seen: '0', ...NAME, kind: 'new', email }
    const saved = await resident.post(`/applications/${id}/pages/page1`, answers)
    assert.equal(saved.status, 303, text(await saved.text()))
    const summary = await (await resident.get(`/applications/${id}/summary`)).text()
    const seen = /name="seen" value="([^"]+)"/.exec(summary)?.[1] ?? assert.fail(text(summary))
    assert.equal((await resident.post(`/applications/${id}/submission`, { seen })).status, 303)
    return { resident, id }
  },

  async rowOf(id: string) {
    return (await town.owner.query('select * from procedures.applications where id = $1', [id])).rows[0]
  },

  certificatesOf: async (id: string) =>
    (await town.owner.query('select * from procedures.certificates where application_id = $1', [id])).rows,
})
