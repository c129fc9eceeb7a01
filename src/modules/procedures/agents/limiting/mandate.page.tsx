import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { sitePage } from '#kernel/http/site-page.tsx'
import type { Program } from '#kernel/program.ts'
import { Breadcrumbs, Button, Card, DescriptionList, Notice, PageHeading, Section, Stack } from '#ui/index.ts'
import { applicationHref, type Arrived, numberInWords } from '../../applications/application.ts'
import { agentRows, mandateRows, type MandateView } from '../agent-rows.ts'
import { type LimitKind, limitable, LIMITS } from '../mandate.ts'

export interface MandatePage {
  application: Arrived
  view: MandateView
  town: string
  done: boolean
}

const EFFECTS: Record<LimitKind, string> = {
  no_correcting: '町から直すよう求められたときは、あなたが自分で直します。',
  no_receiving: '証明書は、あなただけが受け取ります。',
  revoked:
    '代理人は、この申請のページも書類も、もう開けません。申請はそのまま続き、町からのお知らせはあなたに届きます。',
}

/** 委任を見直す: what the agent may do, and what can be taken back, at once and for good. */
export function mandatePage(program: Program, c: Context<SiteEnv>, { application, view, town, done }: MandatePage) {
  const { id } = application
  const { mandate, record } = view
  const kinds = limitable(mandate)
  return sitePage(program, c, {
    title: '委任を見直す',
    width: 'narrow',
    breadcrumbs: (
      <Breadcrumbs
        items={[
          { text: 'トップ', href: '/' },
          { text: '申請の状況', href: '/applications' },
          { text: numberInWords(application), href: applicationHref(id) },
          { text: '委任を見直す' },
        ]}
      />
    ),
    children: (
      <Stack gap="loose">
        {done && (
          <Notice tone="success" heading="委任を見直しました" live="status">
            <p>もう効いています。代理人にも知らせました。</p>
          </Notice>
        )}
        <PageHeading
          over={application.definition.title}
          lead={kinds.length > 0 && '押すとすぐに効き、代理人に知らせます。元には戻せません。'}
        >
          委任を見直す
        </PageHeading>
        <Section heading="いまの委任">
          <DescriptionList items={[...agentRows(town, mandate, record), ...mandateRows(view)]} />
        </Section>
        {kinds.map((kind) => (
          <Card key={kind} heading={LIMITS[kind]}>
            <Stack>
              <p>{EFFECTS[kind]}</p>
              <PostForm action={`${applicationHref(id)}/mandate/limits`} hidden={{ kind }}>
                <Button variant={kind === 'revoked' ? 'danger' : 'secondary'}>{LIMITS[kind]}</Button>
              </PostForm>
            </Stack>
          </Card>
        ))}
        {kinds.length === 0 && <p>委任は取り消されています。</p>}
      </Stack>
    ),
  })
}
