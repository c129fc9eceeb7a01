import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { sitePage } from '#kernel/http/site-page.tsx'
import type { Program } from '#kernel/program.ts'
import { shorten } from '#lib/text/names.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import {
  ButtonLink,
  DescriptionList,
  EmptyState,
  LinkList,
  Notice,
  PageHeading,
  Section,
  Stack,
  StatusLabel,
  Table,
  type Tone,
} from '#ui/index.ts'
import { applicationHref, numberInWords, STATES, TONES } from '../../applications/application.ts'
import type { Agent } from '../registering/agents.queries.ts'
import type { ClientRow } from './clients.queries.ts'

export interface ClientsPage {
  agent: Agent
  clients: ClientRow[]
  done: string | undefined
}

const DONE: Record<string, string> = { registered: '登録しました', asked: '依頼者にお願いのメールを送りました' }

/** 「代理の申請」: everything that one agent files for others, by whose turn it is. */
export function clientsPage(program: Program, c: Context<SiteEnv>, { agent, clients, done }: ClientsPage) {
  const { now } = c.var
  const sorted = (group: Group) => clients.filter((one) => groupOf(one, now) === group)
  const said = DONE[done ?? '']
  return sitePage(program, c, {
    title: '代理の申請',
    width: 'narrow',
    children: (
      <Stack gap="loose">
        {said && (
          <Notice tone="success" live="status">
            <p>{said}</p>
          </Notice>
        )}
        <PageHeading
          actions={
            agent.check !== 'not_found' && (
              <ButtonLink href="/agent/applications/new" icon="plus">
                依頼者の申請を始める
              </ButtonLink>
            )
          }
        >
          代理の申請
        </PageHeading>
        {agent.check === 'not_found' && (
          <Notice tone="warning" heading="名簿で登録を確かめられませんでした">
            <p>
              町が日本行政書士会連合会の名簿を調べましたが、見つかりませんでした。登録の内容を確かめて、直してください。それまで代理はできません。
            </p>
          </Notice>
        )}
        {(Object.keys(GROUPS) as Group[]).map((group) => {
          const rows = sorted(group)
          if (rows.length === 0) return null
          return (
            <Section key={group} heading={`${GROUPS[group]}(${rows.length})`}>
              {group === 'ended' ? <Ended rows={rows} /> : <LinkList items={rows.map((row) => itemOf(row, now))} />}
            </Section>
          )
        })}
        {clients.length === 0 && (
          <EmptyState icon="file" heading="代理の申請はまだありません">
            「依頼者の申請を始める」から、依頼者ごとに一つずつ始めます。
          </EmptyState>
        )}
        <Section heading="登録の内容" aside={<a href="/agent/registration">変える</a>}>
          <DescriptionList
            items={[
              { term: '氏名', description: `行政書士 ${agent.name}` },
              { term: '登録番号', description: agent.registrationNumber },
              { term: '事務所', description: `${agent.office}、${agent.address}、電話 ${agent.phone}` },
              { term: '町の確認', description: checkOf(agent) },
            ]}
          />
        </Section>
      </Stack>
    ),
  })
}

const GROUPS = {
  returned: '依頼者が断ったもの',
  writing: '書いているもの',
  asked: '依頼者の返事を待っているもの',
  sent: '申請したもの',
  ended: '委任が取り消されたもの',
}
type Group = keyof typeof GROUPS

function groupOf({ arrivedAt, revoked, outcome, askedAt, expiresAt }: ClientRow, now: Temporal.Instant): Group {
  if (revoked) return 'ended'
  if (arrivedAt) return 'sent'
  if (outcome === 'refused') return 'returned'
  const waits = askedAt && outcome === null && expiresAt && Temporal.Instant.compare(now, expiresAt) < 0
  return waits ? 'asked' : 'writing'
}

const day = (at: Temporal.Instant) => dateInWords(dateInTokyo(at))

function noteOf(row: ClientRow, group: Group): string {
  if (group === 'asked') return `${row.title}、${day(row.askedAt!)}にお願いしました(${day(row.expiresAt!)}まで)`
  if (group === 'sent') return `${row.title}、受付番号 ${numberInWords(row)}、${day(row.arrivedAt!)}に届きました`
  return `${row.title}、${day(row.changedAt)}に書きました`
}

const LABELS: Partial<Record<Group, { text: string; tone: Tone }>> = {
  returned: { text: '断られました', tone: 'warning' },
  asked: { text: '返事待ち', tone: 'info' },
  writing: { text: '書きかけ', tone: 'neutral' },
}

function itemOf(row: ClientRow, now: Temporal.Instant) {
  const group = groupOf(row, now)
  const { text, tone } = LABELS[group] ?? { text: STATES[row.state], tone: TONES[row.state] }
  return {
    href: applicationHref(row.id),
    text: `${shorten(row.clientName, 30)} 様`,
    note: noteOf(row, group),
    aside: <StatusLabel tone={tone}>{text}</StatusLabel>,
  }
}

/** They lead nowhere: the client took it back. */
const Ended = ({ rows }: { rows: ClientRow[] }) => (
  <Table
    caption="委任が取り消されたもの"
    hideCaption
    rows={rows}
    rowKey={({ id }) => id}
    columns={[
      { header: '依頼者', primary: true, cell: ({ clientName }) => `${shorten(clientName, 30)} 様` },
      { header: '手続き', cell: ({ title }) => title },
      { header: '受付番号', cell: numberInWords },
    ]}
  />
)

const checkOf = ({ check, checkedAt }: Agent): string =>
  check === 'confirmed' && checkedAt
    ? `名簿で確かめました(${formatWareki(dateInTokyo(checkedAt))})`
    : check === 'not_found'
      ? '名簿にありませんでした'
      : 'まだ確かめていません(申請はできます。依頼者と職員には「まだ確かめていません」と出ます)'
