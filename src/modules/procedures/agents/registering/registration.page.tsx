import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { sitePage } from '#kernel/http/site-page.tsx'
import type { Program } from '#kernel/program.ts'
import type { Refusal } from '#lib/refusal.ts'
import {
  Breadcrumbs,
  Button,
  ErrorSummary,
  errorFor,
  FormActions,
  Notice,
  PageHeading,
  Stack,
  TextInput,
} from '#ui/index.ts'
import type { AgentForm } from './agent.ts'

export interface RegistrationPage {
  typed: Partial<AgentForm>
  isKnown: boolean
  refusal?: Refusal | undefined
}

/** 行政書士の登録: who somebody is before they file for others. */
export function registrationPage(program: Program, c: Context<SiteEnv>, { typed, isKnown, refusal }: RegistrationPage) {
  const errors = refusal?.mistakes ?? []
  const fields = errors.flatMap(({ field, message }) => (field === undefined ? [] : [{ field, message }]))
  const title = isKnown ? '登録の内容を変える' : '行政書士の登録'
  return sitePage(program, c, {
    title: `${refusal ? 'エラー: ' : ''}${title}`,
    width: 'narrow',
    status: refusal?.status,
    breadcrumbs: (
      <Breadcrumbs items={[{ text: 'トップ', href: '/' }, { text: '代理の申請', href: '/agent' }, { text: title }]} />
    ),
    children: (
      <Stack>
        <ErrorSummary errors={fields} />
        {refusal && fields.length === 0 && (
          <Notice tone="error" live="alert">
            <p>{refusal.message}</p>
          </Notice>
        )}
        <PageHeading lead="報酬を得て、依頼者の代わりに申請する方のための登録です。家族の申請を無償で手伝うときは要りません。">
          {title}
        </PageHeading>
        {isKnown && (
          <Notice>
            <p>
              変えると、町が名簿で確かめ直すまで「まだ確かめていません」と出ます。これまでの申請の記載は変わりません。
            </p>
          </Notice>
        )}
        <PostForm action="/agent/registration">
          <TextInput
            name="name"
            label="氏名"
            hint="行政書士名簿のとおりに"
            value={typed.name}
            error={errorFor(fields, 'name')}
            autoComplete="name"
            required
          />
          <TextInput
            name="registrationNumber"
            label="登録番号"
            hint="行政書士証票にある8桁の数字"
            value={typed.registrationNumber}
            error={errorFor(fields, 'registrationNumber')}
            inputMode="numeric"
            width="medium"
            required
          />
          <TextInput
            name="office"
            label="事務所の名前"
            value={typed.office}
            error={errorFor(fields, 'office')}
            autoComplete="organization"
            required
          />
          <TextInput
            name="address"
            label="事務所の所在地"
            value={typed.address}
            error={errorFor(fields, 'address')}
            autoComplete="street-address"
            required
          />
          <TextInput
            name="phone"
            type="tel"
            label="電話番号"
            value={typed.phone}
            error={errorFor(fields, 'phone')}
            autoComplete="tel"
            width="medium"
            required
          />
          <FormActions>
            <Button>{isKnown ? '変える' : '登録する'}</Button>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
}
