// 保育施設等の利用申込み goes round: proposed by a clerk, approved by the chief, seen by 市民課, and decided by the stand-in while the head is away.
import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { seedDemoApplications, seedDemoProcedures, seedDemoSigningKey } from '../src/demo/index.ts'
import { insertSession } from '../src/kernel/identity/sessions.queries.ts'
import { hasTool, pdfsig } from '../src/lib/pdf-signing/signature.fixture.ts'
import { DESK, newVisitor, openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { lookOver, signedIn, visit } from './visit.ts'

const town = await townOnPort()
const { municipality, owner, program } = town
await seedDemoProcedures(municipality, program.clock())
await seedDemoSigningKey(program, municipality)
await seedDemoApplications(municipality, program.clock(), 'あおぞら市')
await owner.query(`insert into kernel.absences (staff_id, begins_at, ends_at, kind, recorded_at)
  select id, now() - interval '1 hour', now() + interval '1 day', 'trip', now() from kernel.staff where sign_in_name = 'yoshida'`)
const browser = await openBrowser()
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

/** One that waits, and whoever sent it, signed in. */
async function waiting(look: BrowserContextOptions) {
  const resident = await owner.query("insert into kernel.residents (display_name) values ('佐野 美咲') returning id")
  const residentId = Number(resident.rows[0].id)
  const { rows } = await owner.query(
    `update procedures.applications set resident_id = $1, key_digest = null, claimed_by = null where id =
      (select a.id from procedures.applications a join procedures.versions v on v.id = a.version_id
       where a.state = 'submitted' and a.resident_id is null and v.definition ->> 'id' = 'childcare-application' limit 1) returning id`,
    [residentId],
  )
  const page = await newVisitor(browser, look)
  const token = await insertSession(municipality.db, program.clock(), { residentId })
  await page.context().addCookies([{ name: 'madoguchi', value: token, url: town.url }])
  return { id: String(rows[0].id), page }
}

/** The one that waits for this member of staff, opened from their list. */
async function openTurn(page: Page, id: string) {
  const proposal = await owner.query(
    "select max(id) as id from kernel.proposals where subject = $1 and state = 'circulating'",
    [id],
  )
  await page.goto(`${town.url}/console/approvals`)
  await page.locator(`a[href="/console/approvals/${proposal.rows[0].id}"]`).first().click()
  await page.getByRole('heading', { name: /保育施設等の利用申込みの決定/, level: 1 }).waitFor()
  await lookOver(page)
}

for (const viewport of [PHONE, DESK]) {
  test(`${viewport.width}px: proposed, returned, mended, approved, concurred, decided in the head's place, fetched`, async () => {
    const look = { viewport, javaScriptEnabled: viewport === DESK }
    const [{ id, page: resident }, clerk, chief, beside] = [
      await waiting(look),
      await signedIn(browser, town, 'matsumoto', look),
      await signedIn(browser, town, 'yamada', look),
      await signedIn(browser, town, 'watanabe', look),
    ]
    const desk = `${town.url}/console/applications/${id}`
    await visit(clerk, desk)
    await clerk.getByRole('link', { name: '決定を起案する' }).click()
    await clerk.getByRole('heading', { name: '決定を起案する' }).waitFor()
    await lookOver(clerk)
    await clerk.getByLabel('却下する', { exact: true }).check()
    await clerk.getByLabel('却下の理由').fill(' ')
    await clerk.getByRole('button', { name: '起案する' }).click()
    await clerk.getByRole('link', { name: /却下の理由を入力してください/ }).waitFor()
    await lookOver(clerk)
    await clerk.getByLabel('却下の理由').fill('寿限無寿限無五劫のすりきれ海砂利水魚の水行末雲来末風来末'.repeat(4))
    await clerk.getByRole('button', { name: '起案する' }).click()
    await clerk.getByText('起案しました。').waitFor()
    await lookOver(clerk)

    await openTurn(chief, id)
    await chief.getByRole('link', { name: '差し戻す' }).click()
    await chief.getByLabel('理由').fill('基準に当たります。認定で出し直してください。')
    await chief.getByRole('button', { name: '差し戻す' }).click()
    await chief.getByText('差し戻しました。').waitFor()
    await visit(clerk, desk)
    await clerk.getByRole('link', { name: '起案を見る' }).click()
    await clerk.getByRole('link', { name: '直して出し直す' }).click()
    await lookOver(clerk)
    await clerk.getByLabel(/交付する/).check()
    await clerk.getByRole('button', { name: '出し直す' }).click()
    await clerk.getByText('出し直しました。').waitFor()
    await visit(resident, `${town.url}/applications/${id}`)
    await resident.getByText(/決裁の手続き中です/).waitFor()

    await openTurn(chief, id)
    await chief.getByRole('button', { name: '承認する' }).click()
    await chief.getByText('承認しました。').waitFor()
    await openTurn(beside, id)
    await beside.getByRole('link', { name: 'もとの画面' }).click()
    await beside.getByRole('heading', { name: '決裁', exact: true }).waitFor()
    await lookOver(beside)
    await openTurn(beside, id)
    await beside.getByRole('button', { name: '合議する' }).click()
    await beside.getByText('合議しました。').waitFor()
    await openTurn(chief, id)
    await chief.getByRole('link', { name: '代決する' }).click()
    await lookOver(chief)
    await chief.getByRole('button', { name: '代決する' }).click()
    await chief.getByText('代決しました。').waitFor()
    await lookOver(chief)
    await visit(clerk, desk)
    await clerk.getByRole('link', { name: '交付した証明書を見る' }).waitFor()

    await town.work()
    await visit(resident, `${town.url}/applications/${id}`)
    await resident.getByText('「教育・保育給付認定通知書」ができました').waitFor()
    const paper = await resident.request.get(`${town.url}/applications/${id}/certificate.pdf`)
    const pdf = await paper.body()
    assert.match(pdf.toString('latin1'), /^%PDF-1\.7[^]*ETSI\.CAdES\.detached/)
    if (hasTool('pdfsig')) assert.match(pdfsig(pdf), /Signature is Valid/)
  })
}

test('the town sets what goes round, at both widths', async () => {
  for (const viewport of [PHONE, DESK]) {
    const keeper = await signedIn(browser, town, 'ishii', { viewport })
    await visit(keeper, `${town.url}/console/settings/deciding`)
    await keeper.getByRole('link', { name: '犬の登録' }).first().click()
    await keeper.getByLabel(/受理も含めて/).check()
    await lookOver(keeper)
    await keeper.getByRole('button', { name: '変える' }).click()
    await keeper.getByText(/変えました。|変わったところはありません。/).waitFor()
    await lookOver(keeper)
  }
})
