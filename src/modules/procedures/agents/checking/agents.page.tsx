import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { shorten } from '#lib/text/names.ts'
import { dateTimeInWords, momentInWords } from '#lib/time/in-words.ts'
import {
  Breadcrumbs,
  Button,
  Cluster,
  DescriptionList,
  EmptyState,
  Notice,
  PageHeading,
  Stack,
  StatusLabel,
  Table,
  type Tone,
} from '#ui/index.ts'
import type { Agent } from '../registering/agents.queries.ts'
import { type CheckOutcome, CHECKS } from './check-agent.ts'

export const AGENTS = '/console/agents'

const TONES: Record<CheckOutcome, Tone> = { confirmed: 'success', not_found: 'error' }

const State = ({ check }: Pick<Agent, 'check'>) =>
  check ? (
    <StatusLabel tone={TONES[check]}>{CHECKS[check]}</StatusLabel>
  ) : (
    <StatusLabel tone="warning">まだ確かめていない</StatusLabel>
  )

/** 「代理人」: whoever files for others here, those whom nobody has looked up yet first. */
export const agentsPage = (program: Program, c: Context<ConsoleEnv>, agents: Agent[]) =>
  consolePage(program, c, {
    title: '代理人',
    children: (
      <Stack>
        <PageHeading lead="行政書士として登録した方です。登録番号を、日本行政書士会連合会の「行政書士会員検索」で確かめます。">
          代理人
        </PageHeading>
        <Table
          caption="代理人"
          hideCaption
          rows={agents}
          rowKey={({ id }) => String(id)}
          columns={[
            {
              header: '氏名',
              primary: true,
              cell: ({ id, name }) => <a href={`${AGENTS}/${id}`}>{shorten(name, 30)}</a>,
            },
            { header: '登録番号', cell: ({ registrationNumber }) => registrationNumber, nowrap: true },
            { header: '事務所', cell: ({ office }) => shorten(office, 30) },
            { header: '登録した日時', cell: ({ writtenAt }) => momentInWords(writtenAt, c.var.now), nowrap: true },
            { header: '確認', cell: State },
          ]}
          empty={
            <EmptyState icon="user" heading="代理人はいません">
              行政書士が住民のページから登録すると、ここに出ます。
            </EmptyState>
          }
        />
      </Stack>
    ),
  })

/** One agent, with the way to note what the public register says. */
export const agentPage = (program: Program, c: Context<ConsoleEnv>, agent: Agent) => {
  const { id, name, registrationNumber, office, address, phone, writtenAt, check, checkedAt, checkedBy, sameNumber } =
    agent
  return consolePage(program, c, {
    title: name,
    breadcrumbs: <Breadcrumbs items={[{ text: '代理人', href: AGENTS }, { text: shorten(name, 30) }]} />,
    flash: c.req.query('done') === 'checked' && (
      <Notice tone="success" live="status">
        <p>記録しました</p>
      </Notice>
    ),
    children: (
      <Stack gap="loose">
        <PageHeading over="行政書士" state={<State check={check} />}>
          {name}
        </PageHeading>
        {sameNumber > 0 && (
          <Notice tone="warning">
            <p>同じ登録番号を書いた人が、ほかに{sameNumber}人います。本人かどうか、事務所に電話で確かめてください。</p>
          </Notice>
        )}
        <DescriptionList
          items={[
            { term: '登録番号', description: registrationNumber },
            { term: '事務所', description: office },
            { term: '所在地', description: address },
            { term: '電話', description: phone },
            { term: '登録した日時', description: dateTimeInWords(writtenAt) },
            ...(check
              ? [{ term: '確認', description: `${CHECKS[check]}(${checkedBy}、${dateTimeInWords(checkedAt!)})` }]
              : []),
          ]}
        />
        <p>
          日本行政書士会連合会の「行政書士会員検索」で、氏名と登録番号、事務所の所在地を確かめて、結果を残してください。
          「名簿にない」とすると、この方は代理ができなくなります。登録の内容が変わると、確かめ直しになります。
        </p>
        <Cluster>
          {(Object.keys(CHECKS) as CheckOutcome[])
            .filter((outcome) => outcome !== check)
            .map((outcome) => (
              <PostForm key={outcome} action={`${AGENTS}/${id}/checks`} hidden={{ outcome }}>
                <Button variant={outcome === 'confirmed' ? 'primary' : 'secondary'}>{CHECKS[outcome]}</Button>
              </PostForm>
            ))}
        </Cluster>
      </Stack>
    ),
  })
}
