import type { Context } from 'hono'
import { settingsPage } from '#kernel/administration/settings/settings-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import {
  Button,
  DescriptionList,
  errorFor,
  type FieldErrorText,
  FileInput,
  FormActions,
  Notice,
  Section,
  StatusLabel,
  Table,
  TextInput,
} from '#ui/index.ts'
import { daysLeft, hasExpired, type SigningKey, WARN_DAYS } from './signing-key.ts'

export const SIGNING = '/console/settings/signing'

const WORDS = {
  imported: '証明書を読み込みました。これから交付する証明書は、この鍵で署名します。',
  trial: '試用の証明書を作りました。',
}

export interface SigningPage {
  keys: SigningKey[]
  errors?: FieldErrorText[]
  status?: 409 | 422
}

/** 「設定 — 署名の鍵」 */
export function signingPage(program: Program, c: Context<ConsoleEnv>, { keys, errors = [], status }: SigningPage) {
  const { now } = c.var
  const current = keys.find(({ retiredAt }) => !retiredAt)
  const earlier = keys.filter(({ retiredAt }) => retiredAt)
  return settingsPage(program, c, {
    page: SIGNING,
    lead: '町が交付する証明書 (PDF) に、この鍵で電子署名をします。',
    words: WORDS,
    errors,
    status,
    children: (
      <>
        <Section heading="使っている証明書">{current ? <Current current={current} now={now} /> : <None />}</Section>
        <Section heading="認証局の証明書を読み込む">
          <PostForm action={`${SIGNING}/certificate`} multipart autoComplete="off">
            <FileInput
              name="file"
              label="PKCS#12 のファイル"
              hint="認証局から受け取った .p12 か .pfx。秘密鍵と証明書が入っているもの"
              accept=".p12,.pfx,application/x-pkcs12"
              required
              error={errorFor(errors, 'file')}
            />
            <TextInput
              name="password"
              label="ファイルのパスワード"
              type="password"
              autoComplete="off"
              error={errorFor(errors, 'password')}
            />
            <FormActions>
              <Button>読み込んで、署名に使う</Button>
            </FormActions>
          </PostForm>
        </Section>
        {current?.origin !== 'imported' && (
          <Section heading="試用の証明書を作る">
            <p>
              認証局の証明書が届くまで、動きを試すためのものです。受け取った人の PDF
              ソフトには「署名した人を確かめられない」と出ます。
            </p>
            <PostForm action={`${SIGNING}/trial`}>
              <FormActions>
                <Button variant="secondary">{current ? '試用の証明書を作り直す' : '試用の証明書を作る'}</Button>
              </FormActions>
            </PostForm>
          </Section>
        )}
        {earlier.length > 0 && <Earlier keys={earlier} />}
      </>
    ),
  })
}

const day = (at: Temporal.Instant) => formatWareki(dateInTokyo(at))

const None = () => (
  <Notice tone="info" heading="署名の鍵がありません">
    <p>鍵を入れるまで、証明書は交付できません。</p>
  </Notice>
)

function Current({ current, now }: { current: SigningKey; now: Temporal.Instant }) {
  const left = daysLeft(current, now)
  return (
    <>
      {hasExpired(current, now) ? (
        <Notice tone="error" heading="証明書の期限が切れています">
          <p>新しい証明書を読み込むまで、証明書は交付できません。</p>
        </Notice>
      ) : (
        left <= WARN_DAYS && (
          <Notice tone="warning" heading={`証明書の期限まで、あと${left}日です`}>
            <p>認証局で更新し、下で読み込んでください。すでに交付した証明書は、そのまま確かめられます。</p>
          </Notice>
        )
      )}
      <DescriptionList
        items={[
          { term: '名義', description: current.subject },
          {
            term: '発行者',
            description:
              current.origin === 'trial' ? <StatusLabel tone="warning">試用 (自己署名)</StatusLabel> : current.issuer,
          },
          { term: '有効期間', description: `${day(current.validFrom)} から ${day(current.validUntil)} まで` },
          { term: '指紋 (SHA-256)', description: <code>{current.fingerprint}</code> },
          { term: '使い始めた日', description: day(current.addedAt) },
        ]}
      />
    </>
  )
}

const Earlier = ({ keys }: { keys: SigningKey[] }) => (
  <Section heading="前に使っていた証明書" aside="秘密鍵は消してあります">
    <Table
      caption="前に使っていた証明書"
      hideCaption
      phone="lines"
      columns={[
        { header: '名義', primary: true, cell: ({ subject }) => subject },
        { header: '発行者', cell: ({ origin, issuer }) => (origin === 'trial' ? '試用 (自己署名)' : issuer) },
        {
          header: '使っていた期間',
          cell: ({ addedAt, retiredAt }) => `${day(addedAt)} から ${day(retiredAt!)} まで`,
        },
        { header: '指紋', cell: ({ fingerprint }) => <code>{fingerprint.slice(0, 16)}…</code> },
      ]}
      rows={keys}
      rowKey={({ id }) => String(id)}
    />
  </Section>
)
