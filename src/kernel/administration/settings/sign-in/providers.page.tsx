import type { Context } from 'hono'
import {
  Button,
  type Column,
  EmptyState,
  errorFor,
  type FieldErrorText,
  FormActions,
  RadioGroup,
  Section,
  Table,
  TextInput,
} from '#ui/index.ts'
import type { ConsoleEnv } from '../../../http/env.ts'
import { PostForm } from '../../../http/render.tsx'
import { callbackAddress } from '../../../identity/oidc/provider-exchange.ts'
import type { Provider } from '../../../identity/oidc/providers.queries.ts'
import type { Program } from '../../../program.ts'
import { settingsPage } from '../settings-page.tsx'
import { ClientFields, ConfirmsField, LabelField } from './provider-fields.tsx'
import { AUDIENCES, type TypedProvider } from './provider-form.ts'

const columns = (publicUrl: string): Column<Provider>[] => [
  { header: '名前', primary: true, cell: ({ id, label }) => <a href={`/console/settings/sign-in/${id}`}>{label}</a> },
  {
    header: '使う人',
    nowrap: true,
    cell: ({ audience, confirms }) => `${AUDIENCES[audience]}${confirms ? '(本人確認)' : ''}`,
  },
  { header: '発行者', cell: ({ issuer }) => <code>{issuer}</code> },
  { header: '戻り先の住所', cell: ({ id }) => <code>{callbackAddress(publicUrl, id)}</code> },
]

export interface ProvidersPage {
  providers: Provider[]
  typed?: TypedProvider
  errors?: FieldErrorText[]
  status?: 409 | 422
}

export function providersPage(program: Program, c: Context<ConsoleEnv>, page: ProvidersPage) {
  const { providers, typed = {}, errors = [], status } = page
  return settingsPage(program, c, {
    page: '/console/settings/sign-in',
    lead: 'Entra ID や Keycloak など、OpenID Connect のアカウントでサインインできるようにします。',
    errors,
    status,
    children: (
      <>
        <Section heading="つながっているサービス">
          <Table
            caption="つながっているサービス"
            hideCaption
            columns={columns(c.var.municipality.publicUrl)}
            rows={providers}
            empty={
              <EmptyState icon="key" heading="まだつながっていません">
                下に入力すると、サインインの画面にボタンが出ます。
              </EmptyState>
            }
          />
        </Section>
        <Section heading="サービスをつなぐ">
          <PostForm action="/console/settings/sign-in" autoComplete="off">
            <RadioGroup
              name="audience"
              legend="サインインする人"
              inline
              required
              value={typed.audience}
              error={errorFor(errors, 'audience')}
              options={Object.entries(AUDIENCES).map(([value, text]) => ({ value, text }))}
            />
            <LabelField typed={typed} errors={errors} />
            <TextInput
              name="issuer"
              label="発行者(issuer)"
              type="url"
              required
              value={typed.issuer}
              error={errorFor(errors, 'issuer')}
              hint="例: https://login.microsoftonline.com/テナントID/v2.0"
              autoComplete="off"
            />
            <ClientFields typed={typed} errors={errors} />
            <ConfirmsField typed={typed} errors={errors} />
            <FormActions>
              <Button icon="plus">確かめてつなぐ</Button>
            </FormActions>
          </PostForm>
        </Section>
      </>
    ),
  })
}
