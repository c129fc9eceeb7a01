import { test } from 'node:test'
import { identityProvider } from '../src/testing/identity-provider.ts'
import { DESK, newVisitor, openBrowser, PHONE } from './browser.ts'
import { PASSWORD, townOnPort } from './town-on-port.ts'
import { lookOver, visit } from './visit.ts'

const town = await townOnPort()
const browser = await openBrowser()

for (const [viewport, javaScriptEnabled] of [
  [DESK, true],
  [PHONE, false],
] as const) {
  const words = `${viewport.width} pixels wide, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`

  test(`a provider is connected in the settings, a resident signs in with it, and it is removed again (${words})`, async () => {
    const idp = await identityProvider(Array.from({ length: 9 }, (_, id) => `${town.url}/oidc/${id}/callback`))
    idp.person = 'hanako'
    const desk = await newVisitor(browser, { viewport, javaScriptEnabled })
    await visit(desk, `${town.url}/sign-in?next=/console/settings/sign-in`)
    await desk.getByLabel('サインイン名').fill('ishii')
    await desk.getByLabel('パスワード').fill(PASSWORD)
    await desk.getByRole('button', { name: 'サインイン' }).click()
    await desk.getByText('まだつながっていません').waitFor()
    await lookOver(desk)

    await desk.getByRole('button', { name: '確かめてつなぐ' }).click()
    await desk.getByRole('alert').first().waitFor()
    await lookOver(desk)
    await desk.getByLabel('住民').check()
    await desk.getByLabel('名前').fill('県民アカウント')
    await desk.getByLabel('発行者').fill(idp.issuer)
    await desk.getByLabel('クライアント ID').fill(idp.clientId)
    await desk.getByLabel('クライアントシークレット').fill(idp.secret)
    await desk.getByRole('button', { name: '確かめてつなぐ' }).click()
    await desk.getByText('つながりました').waitFor()
    await lookOver(desk)
    await visit(desk, `${town.url}/console/settings/sign-in`)

    const resident = await newVisitor(browser, { viewport: PHONE, javaScriptEnabled })
    await visit(resident, `${town.url}/residents/sign-in`)
    await resident.getByRole('link', { name: '県民アカウントでサインイン' }).click()
    await resident.waitForURL('**/me')
    await lookOver(resident)

    await desk.getByRole('link', { name: '県民アカウント' }).click()
    await desk.getByRole('link', { name: '連携を外す' }).click()
    await desk.getByText('住民は 1 人います').waitFor()
    await lookOver(desk)
    await desk.getByRole('button', { name: '連携を外す' }).click()
    await desk.getByText('まだつながっていません').waitFor()
  })
}
