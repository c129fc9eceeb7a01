import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { momentInWords } from '#lib/time/in-words.ts'
import { formatWareki, formatWarekiShort } from '#lib/time/wareki.ts'
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  DescriptionList,
  EmptyState,
  ErrorSummary,
  errorFor,
  type FieldErrorText,
  FormActions,
  Notice,
  PageHeading,
  Pager,
  SearchBox,
  Section,
  Stack,
  StatusLabel,
  Table,
  TextArea,
  type Tone,
} from '#ui/index.ts'
import { type Certificate, type CertificateState, numberInWords, STATES, stateOf } from './certificate.ts'

export const CERTIFICATES = '/console/certificates'

const TONES: Record<CertificateState, Tone> = { making: 'info', valid: 'success', expired: 'warning', revoked: 'error' }

const State = ({ certificate, now }: { certificate: Certificate; now: Temporal.Instant }) => {
  const state = stateOf(certificate, now)
  return <StatusLabel tone={TONES[state]}>{STATES[state]}</StatusLabel>
}

export interface ListPage {
  certificates: Certificate[]
  words: string
  next?: string
}

/** 「証明書」: what was issued, the newest first. */
export async function certificatesPage(program: Program, c: Context<ConsoleEnv>, page: ListPage) {
  const { certificates, words, next } = page
  const { now, db } = c.var
  const { name: town } = await getProfile(db)
  return consolePage(program, c, {
    title: '証明書',
    children: (
      <Stack>
        <PageHeading lead="町が電子署名をして交付した証明書です。">証明書</PageHeading>
        <SearchBox action={CERTIFICATES} label="名前・氏名・番号で探す" value={words} size="small" />
        <Table
          caption="証明書"
          hideCaption
          phone="lines"
          columns={[
            {
              header: '証明書',
              primary: true,
              cell: ({ id, title }) => <a href={`${CERTIFICATES}/${id}`}>{title}</a>,
            },
            { header: '番号', cell: (one) => numberInWords(town, one) },
            { header: '交付先', cell: ({ holder }) => holder },
            { header: '交付した日', nowrap: true, cell: ({ issuedAt }) => formatWarekiShort(dateInTokyo(issuedAt)) },
            { header: '状態', aside: true, cell: (one) => <State certificate={one} now={now} /> },
          ]}
          rows={certificates}
          rowKey={({ id }) => String(id)}
          empty={
            words ? (
              <EmptyState icon="search" heading={`「${words}」の証明書はありません`}>
                名前か氏名の一部、または番号だけで探せます。
              </EmptyState>
            ) : (
              <EmptyState icon="file" heading="交付した証明書はありません" />
            )
          }
        />
        {next && <Pager next={next} nextText="前に交付したもの" />}
      </Stack>
    ),
  })
}

export interface OnePage {
  certificate: Certificate
  typed?: string
  errors?: FieldErrorText[]
  status?: 409 | 422
}

/** One certificate, with the way to revoke it. */
export async function certificatePage(program: Program, c: Context<ConsoleEnv>, page: OnePage) {
  const { certificate, typed = '', errors = [], status = 422 } = page
  const { now, db } = c.var
  const { name: town } = await getProfile(db)
  const { id, title, holder, body, issuedAt, validThrough, section, fileSha256, revocation } = certificate
  const isRevoked = c.req.query('done') === 'revoked'
  return consolePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}${title}`,
    status: errors.length > 0 ? status : undefined,
    breadcrumbs: <Breadcrumbs items={[{ text: '証明書', href: CERTIFICATES }, { text: title }]} />,
    children: (
      <Stack>
        <PageHeading
          over={numberInWords(town, certificate)}
          state={<State certificate={certificate} now={now} />}
          actions={
            fileSha256 && (
              <ButtonLink href={`${CERTIFICATES}/${id}/paper.pdf`} variant="secondary">
                PDF を開く
              </ButtonLink>
            )
          }
        >
          {title}
        </PageHeading>
        {isRevoked && (
          <Notice tone="success" live="status">
            <p>証明書を取り消しました。</p>
          </Notice>
        )}
        <ErrorSummary errors={errors} />
        <DescriptionList
          items={[
            { term: '交付先', description: holder },
            { term: '内容', description: <pre>{body}</pre> },
            { term: '交付した日', description: formatWareki(dateInTokyo(issuedAt)) },
            { term: '有効期限', description: validThrough ? formatWareki(validThrough) : 'なし' },
            { term: '担当', description: section },
            ...(fileSha256 ? [{ term: 'SHA-256', description: <code>{fileSha256.toString('hex')}</code> }] : []),
            ...(revocation
              ? [
                  { term: '取り消した日時', description: momentInWords(revocation.at, now) },
                  { term: '取り消した職員', description: revocation.by },
                  { term: '取り消した理由', description: revocation.reason },
                ]
              : []),
          ]}
        />
        {!revocation && <Revoking id={id} typed={typed} errors={errors} />}
      </Stack>
    ),
  })
}

const Revoking = ({ id, typed, errors }: { id: number; typed: string; errors: FieldErrorText[] }) => (
  <Section heading="証明書を取り消す" id="revocation">
    <p>取り消すと、元に戻せません。QR コードの画面に「取り消されています」と出ます。理由は、職員だけに見えます。</p>
    <PostForm action={`${CERTIFICATES}/${id}/revocation`}>
      <TextArea
        name="reason"
        label="取り消す理由"
        hint="例: 記載に誤りがあり、交付し直したため"
        required
        rows={3}
        value={typed}
        error={errorFor(errors, 'reason')}
      />
      <FormActions>
        <Button variant="danger">取り消す</Button>
      </FormActions>
    </PostForm>
  </Section>
)
