import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { sitePage } from '#kernel/http/site-page.tsx'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Program } from '#kernel/program.ts'
import type { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import {
  Button,
  ButtonLink,
  DescriptionList,
  ErrorSummary,
  errorFor,
  FormActions,
  Notice,
  PageHeading,
  Prose,
  Section,
  Stack,
  TextArea,
} from '#ui/index.ts'
import { tell } from '../../definition/tell.ts'
import type { Missing } from '../../applications/filling/assurance.ts'
import { ToldRows } from '../../applications/filling/told-rows.tsx'
import { agentRows, type MandateView } from '../agent-rows.ts'
import { scopeInWords } from '../mandate.ts'
import type { Asked } from './own-request.ts'

export interface RequestPage {
  code: string
  asked: Asked & { state: 'open' }
  view: MandateView
  missing: Missing | undefined
  typed?: string
  refusal?: Refusal | undefined
}

const TITLE = '申請を確かめる'

/** What an agent asks a client to look at: who files it, what they may do, and every answer as it would arrive. */
export async function requestPage(program: Program, c: Context<SiteEnv>, shown: RequestPage) {
  const { code, asked, view, missing, typed = '', refusal } = shown
  const { request, application, mandate, answers } = asked
  const { definition } = application
  const { name: town } = await getProfile(c.var.db)
  const errors = refusal?.field ? [{ field: refusal.field, message: refusal.message }] : []
  return sitePage(program, c, {
    title: `${refusal ? 'エラー: ' : ''}${TITLE} | ${definition.title}`,
    width: 'narrow',
    status: refusal?.status,
    children: (
      <Stack gap="loose">
        <ErrorSummary errors={errors} />
        {refusal && errors.length === 0 && (
          <Notice tone="error" heading="まだ申請されていません" live="alert">
            <p>{refusal.message}</p>
          </Notice>
        )}
        <PageHeading
          over={definition.title}
          lead={`行政書士 ${mandate.agent} さんが、あなたの代わりに書きました。まだ申請されていません。終わりまで読んで、申請するか断るかを選んでください。`}
        >
          {TITLE}
        </PageHeading>
        <Section heading="だれが代わりをするか">
          <DescriptionList items={agentRows(town, mandate, view.record)} />
        </Section>
        <Section heading="任せること">
          <Prose>
            <ul>
              {scopeInWords(definition.title, mandate).map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
            <p>
              委任の日は{formatWareki(view.record.mandatedOn)}
              です。任せることは、申請したあとでも、いつでも減らしたり取り消したりできます。
            </p>
          </Prose>
        </Section>
        <Section heading="申請の内容">
          <ToldRows rows={tell(definition, answers!)} fileHref={(fileId) => `/mandates/${code}/files/${fileId}`} />
        </Section>
        {missing ? <Confirm missing={missing} /> : <Approve code={code} />}
        <Section heading="このままでは申請しないとき">
          <PostForm action={`/mandates/${code}/refusal`}>
            <TextArea
              name="reason"
              label="断る理由"
              hint="代理人に伝わります。例: 使い始める日が違います"
              value={typed}
              error={errorFor(errors, 'reason')}
              required={false}
              rows={3}
            />
            <FormActions>
              <Button variant="secondary">断る</Button>
            </FormActions>
          </PostForm>
        </Section>
        <p>このページは{dateInWords(dateInTokyo(request.expiresAt))}まで開けます。</p>
      </Stack>
    ),
  })
}

const Approve = ({ code }: { code: string }) => (
  <PostForm action={`/mandates/${code}/approval`}>
    <FormActions>
      <Button size="large" icon="send">
        委任して申請する
      </Button>
    </FormActions>
  </PostForm>
)

const Confirm = ({ missing }: { missing: Missing }) =>
  missing === 'card' ? (
    <Notice
      tone="warning"
      heading="申請するには、本人確認が必要です"
      actions={<ButtonLink href="/me">サインインの方法を加える</ButtonLink>}
    >
      <p>
        本人確認ができる方法でのサインインを、「わたしの情報」で加えてから、メールのリンクをもう一度開いてください。
      </p>
    </Notice>
  ) : (
    <Notice tone="warning" heading="この手続きは、いまはオンラインで申請できません">
      <p>担当の課の窓口へお越しください。</p>
    </Notice>
  )
