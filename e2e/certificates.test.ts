// A certificate from the key to the paper: who looks after the settings makes the key, whoever has the paper looks whether it holds.
import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import type { Db } from '#lib/db/connect.ts'
import { codeSeal, findUnmade, issueCertificate } from '#modules/procedures/index.ts'
import { DESK, newVisitor, openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { lookOver, signedIn, visit } from './visit.ts'

const town = await townOnPort()
const browser = await openBrowser()
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

async function issue() {
  const { program, municipality, owner } = town
  const { rows } = await owner.query("select id from kernel.sections where code = 'ijuu'")
  const statement = { sectionId: Number(rows[0].id), title: '証明書', holder: '青空 太郎', body: '証明します。' }
  return municipality.db.transaction().execute(async (tx) => {
    const issued = await issueCertificate(tx, program.clock(), 'system:test', program.sealer, statement)
    const { codeDigest, sealedCode } = (await findUnmade(tx as unknown as Db<'procedures'>, issued.id))!
    return { ...issued, code: program.sealer.open(codeSeal(codeDigest), sealedCode) }
  })
}

for (const viewport of [PHONE, DESK]) {
  test(`${viewport.width}px: key, certificate, the page behind its code, revoking`, async () => {
    const look = { viewport, javaScriptEnabled: viewport === DESK }
    const keeper = await signedIn(browser, town, 'ishii', look)
    await visit(keeper, `${town.url}/console/settings/signing`)
    await keeper.getByRole('button', { name: /^試用の証明書を作/ }).click()
    await keeper.getByText('試用の証明書を作りました。').waitFor()
    await lookOver(keeper)

    const { id, code } = await issue()
    await town.work()
    const clerk = await signedIn(browser, town, 'takahashi', look)
    await visit(clerk, `${town.url}/console/certificates`)
    await lookOver(clerk)
    await visit(clerk, `${town.url}/console/certificates/${id}`)
    await clerk.getByRole('link', { name: 'PDF を開く' }).waitFor()
    await lookOver(clerk)

    const holder = await newVisitor(browser, look)
    await visit(holder, `${town.url}/certificates/${code}`)
    await holder.getByText('この証明書は有効です').waitFor()
    await lookOver(holder)
    await holder
      .getByLabel('PDF ファイル')
      .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') })
    await holder.getByRole('button', { name: '調べる' }).click()
    await holder.getByText('町が交付したファイルと違います').waitFor()
    await holder.getByRole('link', { name: 'English' }).click()
    await holder.getByText('This certificate is valid').waitFor()
    await lookOver(holder)

    await clerk.getByLabel('取り消す理由').fill('記載に誤りがあったため')
    await clerk.getByRole('button', { name: '取り消す' }).click()
    await clerk.getByText('証明書を取り消しました。').waitFor()
    await visit(holder, `${town.url}/certificates/${code}`)
    await holder.getByText('この証明書は取り消されています').waitFor()
    assert.equal(await holder.getByText('青空').count(), 0)
  })
}
