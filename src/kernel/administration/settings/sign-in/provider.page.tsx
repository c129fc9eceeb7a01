import type { Context } from 'hono'
import { Button, ButtonLink, DescriptionList, type FieldErrorText, FormActions, Section } from '#ui/index.ts'
import type { ConsoleEnv } from '../../../http/env.ts'
import { PostForm } from '../../../http/render.tsx'
import { callbackAddress } from '../../../identity/oidc/provider-exchange.ts'
import type { Provider } from '../../../identity/oidc/providers.queries.ts'
import type { Program } from '../../../program.ts'
import { settingsPage } from '../settings-page.tsx'
import { ClientFields, ConfirmsField, LabelField } from './provider-fields.tsx'
import { AUDIENCES, type TypedProvider } from './provider-form.ts'

export interface ProviderPage {
  provider: Provider
  typed?: TypedProvider
  errors?: FieldErrorText[]
  status?: 409 | 422
}

export function providerPage(program: Program, c: Context<ConsoleEnv>, page: ProviderPage) {
  const { provider, typed = provider, errors = [], status } = page
  const { id, audience, issuer, label, version } = provider
  const here = `/console/settings/sign-in/${id}`
  return settingsPage(program, c, {
    page: '/console/settings/sign-in',
    lead: `${AUDIENCES[audience]}のサインイン: ${label}`,
    errors,
    status,
    children: (
      <>
        <Section heading="サービスの側に登録するもの">
          <DescriptionList
            items={[
              {
                term: '戻り先の住所(リダイレクト URI)',
                description: <code>{callbackAddress(c.var.municipality.publicUrl, id)}</code>,
              },
            ]}
          />
        </Section>
        <Section heading="サービスから写したもの">
          <PostForm action={here} hidden={{ version: String(version) }} autoComplete="off">
            <DescriptionList items={[{ term: '発行者(issuer)', description: <code>{issuer}</code> }]} />
            <LabelField typed={typed} errors={errors} />
            <ClientFields typed={typed} errors={errors} kept />
            {audience === 'resident' && <ConfirmsField typed={typed} errors={errors} />}
            <FormActions>
              <Button>変更する</Button>
              <ButtonLink variant="secondary" href="/console/settings/sign-in">
                一覧へ戻る
              </ButtonLink>
            </FormActions>
          </PostForm>
        </Section>
        <Section heading="連携を外す">
          <p>サインインの画面からボタンがなくなります。次の画面で、使っている人の数を確かめられます。</p>
          <FormActions>
            <ButtonLink variant="tertiary" href={`${here}/removal`}>
              連携を外す
            </ButtonLink>
          </FormActions>
        </Section>
      </>
    ),
  })
}
