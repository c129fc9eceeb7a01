// A place in child care, from the first page to a paper that is revoked: applied for with documents by somebody whose card was read,
// two answers corrected, decided in three steps by a stand-in, fetched, checked by the page behind its QR code, and revoked.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { seedDemoProcedures, seedDemoSigningKey } from '../src/demo/index.ts'
import { saveProvider } from '../src/kernel/identity/oidc/providers.queries.ts'
import { insertSession } from '../src/kernel/identity/sessions.queries.ts'
import { hasTool, pdfsig } from '../src/lib/pdf-signing/signature.fixture.ts'
import { pdf, photo } from '../src/testing/sample-files.ts'
import { DESK, newVisitor, openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { lookOver, signedIn, visit } from './visit.ts'
import { next, send } from './water.ts'

const town = await townOnPort()
const { municipality, owner, program } = town
await seedDemoProcedures(municipality, program.clock())
await seedDemoSigningKey(program, municipality)
const ISSUER = 'https://cards.example.jp'
await municipality.db.transaction().execute((tx) =>
  saveProvider(
    tx,
    program.sealer,
    {
      audience: 'resident',
      label: 'マイナンバーカード',
      issuer: ISSUER,
      clientId: 'town',
      secret: 'secret',
      confirms: true,
    },
    0,
  ),
)
await owner.query(`insert into kernel.absences (staff_id, begins_at, ends_at, kind, recorded_at)
  select id, now() - interval '1 hour', now() + interval '1 day', 'trip', now() from kernel.staff where sign_in_name = 'yoshida'`)
const browser = await openBrowser()
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

/** Somebody whose card was read when they signed in. */
async function parent(look: BrowserContextOptions): Promise<Page> {
  const subject = `card-${look.viewport?.width}`
  const { rows } = await owner.query(
    `with person as (insert into kernel.residents (display_name) values ('青木 さくら') returning id),
       known as (insert into kernel.resident_identities (kind, issuer, subject, resident_id) select 'oidc', $1, $2, id from person returning 1)
     select id from person`,
    [ISSUER, subject],
  )
  await owner.query(
    `insert into kernel.confirmed_people (issuer, subject, person, confirmed_at) values ($1, $2, '{"name": "青木 さくら"}', now())`,
    [ISSUER, subject],
  )
  const page = await newVisitor(browser, look)
  const token = await insertSession(municipality.db, program.clock(), { residentId: Number(rows[0].id) })
  await page.context().addCookies([{ name: 'madoguchi', value: token, url: town.url }])
  return page
}

type Filled = Record<string, string | { file: Buffer; name: string; mimeType: string }>

/** Fills what a page asks, each control by its kind. */
async function fill(page: Page, fields: Filled): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const control = page.locator(`[name="${name}"]`)
    if (typeof value !== 'string') {
      await control.setInputFiles({ name: value.name, mimeType: value.mimeType, buffer: value.file })
      continue
    }
    const type = (await control.first().getAttribute('type')) ?? (await control.first().evaluate((one) => one.tagName))
    if (type === 'radio') await page.locator(`[name="${name}"][value="${value}"]`).check()
    else if (type === 'checkbox') await control.first().check()
    else if (type === 'SELECT') await control.selectOption(value)
    else await control.fill(value)
  }
}

const person = (field: string, family: string, given: string, kana: [string, string]): Filled => ({
  [`${field}.family`]: family,
  [`${field}.given`]: given,
  [`${field}.familyKana`]: kana[0],
  [`${field}.givenKana`]: kana[1],
})
const day = (field: string, era: string, [year, month, date]: [number, number, number]): Filled => ({
  [`${field}.era`]: era,
  [`${field}.year`]: String(year),
  [`${field}.month`]: String(month),
  [`${field}.day`]: String(date),
})
const soon = Temporal.Now.plainDateISO('Asia/Tokyo').add({ days: 40 })
const scan = { file: pdf(), name: '就労証明書.pdf', mimeType: 'application/pdf' }

async function pages(): Promise<[heading: string, fields: Filled][]> {
  const shot = { file: await photo(), name: '母子健康手帳.jpg', mimeType: 'image/jpeg' }
  return [
    [
      '申し込む保護者',
      {
        ...person('guardian', '青木', 'さくら', ['アオキ', 'サクラ']),
        ...day('guardianBorn', '平成', [3, 4, 12]),
        guardianRelation: 'mother',
        'address.postalCode': '880-0001',
        'address.prefecture': '宮崎県',
        'address.city': 'あおぞら市',
        'address.town': '中央1丁目2番3号',
        residence: 'here',
        phone: '090-0000-1234',
      },
    ],
    [
      '世帯',
      {
        household: 'two',
        ...person('other', '青木', '葛󠄀男', ['アオキ', 'カズオ']),
        ...day('otherBorn', '平成', [2, 8, 1]),
        otherLives: 'together',
      },
    ],
    [
      'お子さん',
      {
        ...person('children.0.child', '青木', 'ひなた', ['アオキ', 'ヒナタ']),
        ...day('children.0.childBorn', '令和', [7, 5, 5]),
        'children.0.nowCared': 'home',
        'children.0.health': 'none',
        siblings: 'no',
      },
    ],
    ['保育が必要な理由(申し込む保護者)', { guardianReason: 'work', guardianWork: scan, guardianHours: '140' }],
    [
      '保育が必要な理由(もう一人の保護者)',
      {
        otherReason: 'birth',
        ...day('otherBirth', '令和', [soon.year - 2018, soon.month, soon.day]),
        otherBirthProof: shot,
      },
    ],
    [
      '希望',
      {
        ...day('from', '令和', [soon.year - 2018, soon.month, soon.day]),
        amount: 'standard',
        'facilities.0.facility': 'みなと保育園',
        'facilities.0.visited': 'yes',
        otherFacility: 'wait',
      },
    ],
    ['確かめること', { lookup: 'on', share: 'on', changes: 'on' }],
  ]
}

/** The proposal that waits for this member of staff. */
async function openTurn(page: Page, id: string) {
  const { rows } = await owner.query(
    "select max(id) as id from kernel.proposals where subject = $1 and state = 'circulating'",
    [id],
  )
  await visit(page, `${town.url}/console/approvals/${rows[0].id}`)
}

/** What the QR code of a paper says, as its link says it too. */
function codeOf(paper: Buffer): string {
  const file = join(mkdtempSync(join(tmpdir(), 'madoguchi-paper-')), 'paper.pdf')
  writeFileSync(file, paper)
  const words = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '')
  return /\/certificates\/([\w-]{32})/.exec(words)![1]!
}

for (const viewport of [PHONE, DESK]) {
  test(`child care with documents: corrected, decided in three steps, checked and revoked, ${viewport.width} pixels wide`, async () => {
    const look = { viewport, javaScriptEnabled: viewport === DESK }
    const page = await parent(look)
    await visit(page, `${town.url}/procedures/childcare-application`)
    await page.getByRole('button', { name: 'はじめる' }).click()
    for (const [heading, fields] of await pages()) {
      await page.getByRole('heading', { name: heading, exact: true }).waitFor()
      await fill(page, fields)
      await lookOver(page)
      await next(page)
    }
    await page.getByRole('heading', { name: '確認' }).waitFor()
    await page.getByText('就労証明書.pdf').waitFor()
    await lookOver(page)
    await send(page)
    const id = /[0-9a-f-]{36}/.exec(page.url())![0]

    const clerk = await signedIn(browser, town, 'matsumoto', look)
    const desk = `${town.url}/console/applications/${id}`
    await visit(clerk, desk)
    await clerk.getByRole('button', { name: '担当する' }).click()
    await clerk.getByRole('link', { name: '補正を求める' }).click()
    for (const label of ['日中に連絡がつく電話番号', '申し込む保護者の働く時間(1か月)']) {
      await clerk.getByLabel(label, { exact: true }).check()
      await clerk.getByLabel(`「${label}」の直してほしいところ`).fill('就労証明書と違います。')
    }
    await clerk.getByRole('button', { name: '補正を求める' }).click()
    await clerk.getByText('申請した方に、補正をお願いしました').waitFor()

    await visit(page, `${town.url}/applications/${id}`)
    await page.getByRole('link', { name: '補正する' }).click()
    await fill(page, { phone: '0985-00-2222' })
    await next(page)
    await fill(page, { guardianHours: '128' })
    await next(page)
    await page.getByRole('heading', { name: '補正の確認' }).waitFor()
    await lookOver(page)
    await page.getByRole('button', { name: '補正を出す' }).click()
    await page.getByText('補正が届きました').first().waitFor()

    await visit(clerk, desk)
    await clerk.getByRole('link', { name: '決定を起案する' }).click()
    await clerk.getByLabel(/交付する/).check()
    await clerk.getByRole('button', { name: '起案する' }).click()
    await clerk.getByText('起案しました。').waitFor()
    const [chief, beside] = [
      await signedIn(browser, town, 'yamada', look),
      await signedIn(browser, town, 'watanabe', look),
    ]
    await openTurn(chief, id)
    await chief.getByRole('button', { name: '承認する' }).click()
    await chief.getByText('承認しました。').waitFor()
    await openTurn(beside, id)
    await beside.getByRole('button', { name: '合議する' }).click()
    await beside.getByText('合議しました。').waitFor()
    await openTurn(chief, id)
    await chief.getByRole('link', { name: '代決する' }).click()
    await chief.getByRole('button', { name: '代決する' }).click()
    await chief.getByText('代決しました。').waitFor()
    await lookOver(chief)

    await town.work()
    await visit(page, `${town.url}/applications/${id}`)
    await page.getByText('「教育・保育給付認定通知書」ができました').waitFor()
    await lookOver(page)
    const paper = await (await page.request.get(`${town.url}/applications/${id}/certificate.pdf`)).body()
    assert.match(paper.toString('latin1'), /^%PDF-1\.7[^]*ETSI\.CAdES\.detached/)
    if (!hasTool('pdfsig') || !hasTool('pdftotext')) return
    assert.match(pdfsig(paper), /Signature is Valid/)

    const anybody = await newVisitor(browser, look)
    const checked = `${town.url}/certificates/${codeOf(paper)}`
    await visit(anybody, checked)
    await anybody.getByText('この証明書は有効です').waitFor()
    assert.equal(await anybody.getByText('青木').count(), 0, 'it does not say whose it is')
    const head = await signedIn(browser, town, 'matsumoto', look)
    await visit(head, desk)
    await head.getByRole('link', { name: '交付した証明書を見る' }).click()
    await head.getByLabel('取り消す理由').fill('届出により要件がなくなったため')
    await head.getByRole('button', { name: '取り消す' }).click()
    await head.getByText('証明書を取り消しました。').waitFor()
    await visit(anybody, checked)
    await anybody.getByText('この証明書は取り消されています').waitFor()
    await lookOver(anybody)
  })
}
