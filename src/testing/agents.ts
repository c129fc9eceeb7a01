// For tests: a 行政書士 and the clients for whom they file, in a town that takes two small procedures.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { makeTrialKey, publishDefinition } from '#modules/procedures/index.ts'
import { type Browser, browserOf } from './browser.ts'
import { mailbox } from './mailbox.ts'
import { testTown } from './town.ts'

export const AGENT = {
  name: '山本 太郎',
  registrationNumber: '第１２３４５６７８号',
  office: '山本行政書士事務所',
  address: 'あおぞら市中央1-2-3',
  phone: '0985-12-3456',
}
export const ANSWERS = {
  'applicant.family': '青木',
  'applicant.given': 'さくら',
  'applicant.familyKana': 'アオキ',
  'applicant.givenKana': 'サクラ',
  why: '店を始める',
}

/** A procedure of one page. */
const procedure = (more: Record<string, unknown>) => ({
  schema: 'urn:madoguchi:procedure:1',
  id: 'sample',
  title: '見本',
  summary: '見本です。',
  about: { who: 'だれでも', cost: 'かかりません', bring: [], minutes: 1 },
  assurance: 'none',
  applicant: { name: 'applicant' },
  standardDays: null,
  criteria: 'ありません。',
  notices: { received: '受け付けました。', decided: '終わりました。' },
  result: { kind: 'notice' },
  pages: [
    {
      id: 'page1',
      title: '1',
      fields: [
        { id: 'applicant', kind: 'name', label: 'お名前' },
        { id: 'why', kind: 'text', label: '理由' },
      ],
    },
  ],
  ...more,
})

export const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

/** What the summary of a draft says that it shows, and which asking it knows of. */
export async function seenOn(browser: Browser, id: string): Promise<{ seen: string; after: string }> {
  const html = await (await browser.get(`/applications/${id}/summary`)).text()
  const value = (name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? assert.fail(text(html))
  return { seen: value('seen'), after: value('after') }
}

export async function agentTown() {
  const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
  const { db } = town.municipality
  const { rows } = await town.owner.query<{ section: string; staff: string; name: string }>(
    `select m.section_id as section, m.staff_id as staff, st.sign_in_name as name from kernel.memberships m
     join kernel.sections s on s.id = m.section_id join kernel.staff st on st.id = m.staff_id
     where s.code = 'suidou' and m.position = 'head'`,
  )
  const [office] = rows
  const to = { sectionId: Number(office!.section), staffId: Number(office!.staff) }
  const certificate = {
    kind: 'certificate',
    title: '届出済証',
    body: '{{name}} 様の届出を証明します。',
    validMonths: 12,
  }
  const all = [
    procedure({}),
    procedure({ id: 'paper', title: '営業の届出', result: certificate }),
    procedure({ id: 'card', title: '本人の届出', assurance: 'identity' }),
  ]
  for (const json of all) {
    const published = await publishDefinition(db, town.clock(), 'system:test', json, to)
    assert.ok(published.ok, JSON.stringify(published))
  }
  await makeTrialKey(db, town.clock(), 'system:test', town.program.sealer, 'あおぞら市')

  async function signedIn(email: string, browser: Browser = browserOf(town)): Promise<Browser> {
    await town.owner.query('delete from kernel.rate_counters')
    await browser.post('/residents/sign-in', { email, next: '/me' })
    const jobs = await town.owner.query('select payload from graphile_worker._private_jobs order by id desc')
    const { text: words } = jobs.rows.map(({ payload }) => payload).find(({ to }) => to === email)
    const { status } = await browser.post('/residents/sign-in/code', { code: /番号は (\d{6}) です/.exec(words)![1]! })
    assert.equal(status, 303)
    return browser
  }

  async function agent(email: string, more: Partial<typeof AGENT> = {}): Promise<Browser> {
    const browser = await signedIn(email)
    assert.equal((await browser.post('/agent/registration', { ...AGENT, ...more })).status, 303)
    return browser
  }

  const letters = async (to: string) => {
    await town.work()
    return (await mailbox(town)).filter((letter) => letter.to.includes(to))
  }

  return {
    town,
    head: office!.name,
    at: (iso: string) => town.clock.set(`${iso}+09:00`),
    signedIn,
    agent,
    letters,
    /** What an agent has filled in for a client, who has not been asked yet. */
    async written(browser: Browser, clientEmail: string, more: Record<string, string> = {}): Promise<string> {
      const id = randomUUID()
      const mandate = { slug: 'sample', clientName: '青木 さくら', clientEmail, mandatedOn: '2026-11-20', ...more }
      const begun = await browser.post('/agent/applications', { id, ...mandate })
      assert.equal(begun.headers.get('location'), `/applications/${id}`, text(await begun.text()))
      const saved = await browser.post(`/applications/${id}/pages/page1`, { _seen: '0', _round: '0', ...ANSWERS })
      assert.equal(saved.headers.get('location'), `/applications/${id}/summary`)
      return id
    },
    /** @returns the address in the client's mail */
    async asked(browser: Browser, id: string, clientEmail: string): Promise<string> {
      const links = async () =>
        (await letters(clientEmail)).flatMap(({ text: words }) => /http\S+\/mandates\/\S+/.exec(words)?.[0] ?? [])
      const before = new Set(await links())
      const answer = await browser.post(`/applications/${id}/requests`, await seenOn(browser, id))
      assert.equal(answer.headers.get('location'), '/agent?done=asked')
      const link = (await links()).find((one) => !before.has(one))
      return new URL(link ?? assert.fail('no mail came')).pathname
    },
    stateOf: async (id: string) =>
      (await town.owner.query('select state, resident_id from procedures.applications where id = $1', [id])).rows[0],
    actionsOf: async (id: string): Promise<string[]> =>
      (
        await town.owner.query(`select action from kernel.audit_entries where subject = $1 order by seq`, [
          `application:${id}`,
        ])
      ).rows.map(({ action }) => action),
  }
}
