import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import {
  Button,
  ButtonLink,
  CheckboxGroup,
  EmptyState,
  errorFor,
  type FieldErrorText,
  FormActions,
  Section,
  Stack,
  Table,
  TextInput,
} from '#ui/index.ts'
import { choices, fieldsOf } from '#kernel/http/form-fields.ts'
import type { Typed } from '#kernel/http/form-reader.ts'
import type { Again, Shell } from '../offers/shell.ts'
import { type Invitation, listInvitations, listMembers, type Member } from './invitations.queries.ts'
import { INVITATION_DAYS } from './invite.ts'
import { PROVIDER_KINDS, type Provider, typedProvider } from './provider.ts'
import { kindsInWords } from './providers.page.tsx'

function ProviderFields({ typed, errors }: { typed: Typed; errors: FieldErrorText[] }) {
  const field = fieldsOf(typed, errors)
  return (
    <>
      <TextInput {...field('name')} label="名前" required />
      <TextInput {...field('nameEn')} label="名前(英語)" required lang="en" />
      <CheckboxGroup
        name="kinds"
        legend="種類"
        inline
        options={choices(PROVIDER_KINDS)}
        values={typed['kinds']}
        error={errorFor(errors, 'kinds')}
      />
      <TextInput
        {...field('person')}
        label="担当者"
        required
        width="medium"
        hint="役所から連絡するときの宛先です。サイトには出ません。"
      />
      <TextInput
        {...field('email')}
        type="email"
        label="メールアドレス"
        required
        hint="公開や差戻しを知らせます。サイトには出ません。"
      />
      <TextInput {...field('phone')} type="tel" label="電話番号" required={false} width="medium" />
    </>
  )
}

/** A provider that is to be registered. */
export const newProviderPage = (
  shell: Shell,
  c: Context<SiteEnv>,
  { typed = typedProvider(undefined), errors = [], status }: Again<Typed> = {},
) =>
  shell.page(c, {
    title: '事業者を登録する',
    trail: [{ text: '事業者', href: `${shell.base}/providers` }, { text: '登録する' }],
    errors,
    status,
    children: (
      <PostForm action={`${shell.base}/providers`}>
        <ProviderFields typed={typed} errors={errors} />
        <FormActions>
          <Button>登録する</Button>
          <ButtonLink href={`${shell.base}/providers`} variant="tertiary">
            やめて戻る
          </ButtonLink>
        </FormActions>
      </PostForm>
    ),
  })

/** One provider: its people, who was invited, and what is registered of it. */
export async function providerPage(
  shell: Shell,
  c: Context<SiteEnv>,
  provider: Provider,
  { typed = typedProvider(provider), errors = [], status, invited }: Again<Typed> & { invited?: string } = {},
) {
  const here = `${shell.base}/providers/${provider.id}`
  const [members, invitations] = [
    await listMembers(c.var.db, provider.id),
    await listInvitations(c.var.db, provider.id),
  ]
  return shell.page(c, {
    title: provider.name,
    over: kindsInWords(provider.kinds),
    trail: [{ text: '事業者', href: `${shell.base}/providers` }, { text: provider.name }],
    errors,
    status,
    children: (
      <Stack>
        <Section heading="担当者">
          <Members here={here} members={members} />
          <Invitations here={here} invitations={invitations} now={c.var.now} />
          <PostForm action={`${here}/invitations`}>
            <TextInput
              name="invited"
              type="email"
              label="招待する人のメールアドレス"
              hint={`${INVITATION_DAYS}日の間、一度だけ使えるページの住所を送ります。`}
              required
              value={invited ?? (members.length === 0 ? provider.email : '')}
              error={errorFor(errors, 'invited')}
            />
            <FormActions>
              <Button variant="secondary">招待する</Button>
            </FormActions>
          </PostForm>
        </Section>
        <Section heading="登録の内容">
          <PostForm action={here} hidden={{ version: String(provider.version) }}>
            <ProviderFields typed={typed} errors={errors} />
            <FormActions>
              <Button>変更する</Button>
            </FormActions>
          </PostForm>
        </Section>
      </Stack>
    ),
  })
}

const Members = ({ here, members }: { here: string; members: Member[] }) => (
  <Table
    caption="担当者"
    hideCaption
    columns={[
      { header: '名前', primary: true, cell: ({ name, email }) => name || (email ?? '名前なし') },
      { header: 'メール', cell: ({ email }) => email ?? '外部のアカウント' },
      { header: 'いつから', cell: ({ since }) => dateInWords(dateInTokyo(since)) },
      {
        header: '',
        cell: ({ residentId, name, email }) => (
          <PostForm action={`${here}/members/${residentId}/removal`} inline>
            <Button variant="secondary" size="small" aria-label={`${name || email}を担当者から外す`}>
              外す
            </Button>
          </PostForm>
        ),
      },
    ]}
    rows={members}
    empty={<EmptyState icon="user" heading="担当者はまだいません" />}
  />
)

function stateOf({ acceptedAt, revokedAt, expiresAt }: Invitation, now: Temporal.Instant): string {
  if (acceptedAt) return `${dateInWords(dateInTokyo(acceptedAt))}に使われました`
  if (revokedAt) return '取り消しました'
  if (Temporal.Instant.compare(expiresAt, now) <= 0) return '期限が過ぎました'
  return `${dateInWords(dateInTokyo(expiresAt))}まで待っています`
}

function Invitations({ here, invitations, now }: { here: string; invitations: Invitation[]; now: Temporal.Instant }) {
  if (invitations.length === 0) return null
  return (
    <Table
      caption="招待"
      columns={[
        { header: '宛先', primary: true, cell: ({ email }) => email },
        { header: '送った日', cell: ({ invitedAt }) => dateInWords(dateInTokyo(invitedAt)) },
        { header: '状態', cell: (one) => stateOf(one, now) },
        {
          header: '',
          cell: ({ id, email, acceptedAt, revokedAt }) =>
            !acceptedAt &&
            !revokedAt && (
              <PostForm action={`${here}/invitations/${id}/revocation`} inline>
                <Button variant="secondary" size="small" aria-label={`${email}への招待を取り消す`}>
                  取り消す
                </Button>
              </PostForm>
            ),
        },
      ]}
      rows={invitations}
    />
  )
}
