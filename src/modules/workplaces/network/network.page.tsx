import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { momentInWords } from '#lib/time/in-words.ts'
import { ButtonLink, EmptyState, Notice, PageHeading, Section, Stack, StatusLabel, Table } from '#ui/index.ts'
import { OUTCOMES } from './access.ts'
import { listDevices, listGear, listLogins } from './network.queries.ts'

export const NETWORK = '/console/network'

const SHOWN_LOGINS = 50

const DONE: Record<string, string> = {
  registered: '端末を登録しました。',
  retired: '端末の登録をやめました。つながっていれば、切断します。',
  gear: '切断の宛先を変更しました。',
}

/** 「ネットワーク」: which gear is which site's, which device is whose, and who logged in where. */
export async function networkPage(program: Program, c: Context<ConsoleEnv>) {
  const { db, now } = c.var
  const [gear, devices, logins] = await Promise.all([listGear(db), listDevices(db), listLogins(db, SHOWN_LOGINS)])
  const done = DONE[c.req.query('done') ?? '']
  return consolePage(program, c, {
    title: 'ネットワーク',
    children: (
      <Stack>
        <PageHeading
          lead="予約した席のある拠点で、予約の時間だけ、登録した端末がネットワークにつながります。"
          actions={<ButtonLink href={`${NETWORK}/devices/new`}>端末を登録する</ButtonLink>}
        >
          ネットワーク
        </PageHeading>
        {done && (
          <Notice tone="success" live="status">
            <p>{done}</p>
          </Notice>
        )}
        <Section heading="拠点の機器" aside={<a href="/console/settings/workplaces">機器の名前と席の VLAN を決める</a>}>
          <Table
            caption="拠点の機器"
            hideCaption
            phone="lines"
            columns={[
              { header: '拠点', primary: true, cell: ({ site }) => site },
              { header: '機器の名前', cell: ({ nasIdentifier }) => nasIdentifier ?? '機器の名前なし' },
              { header: '切断の宛先', cell: ({ host, port }) => (host ? `${host}:${port}` : '切断の宛先なし') },
              {
                header: '操作',
                aside: true,
                cell: ({ siteId, site }) => (
                  <a href={`${NETWORK}/sites/${siteId}`}>
                    変える<span class="visually-hidden">: {site}</span>
                  </a>
                ),
              },
            ]}
            rows={gear}
            rowKey={({ siteId }) => String(siteId)}
          />
        </Section>
        <Section heading="登録した端末" aside={`${devices.length}台`}>
          <Table
            caption="登録した端末"
            hideCaption
            phone="lines"
            columns={[
              { header: '端末', primary: true, cell: ({ name }) => name },
              { header: '使う人', cell: ({ owner }) => owner },
              { header: 'MAC アドレス', nowrap: true, cell: ({ mac }) => mac },
              { header: '証明書', cell: ({ certificate }) => certificate ?? 'なし' },
              {
                header: '操作',
                aside: true,
                cell: ({ id, name }) => (
                  <a href={`${NETWORK}/devices/${id}/retirement`}>
                    やめる<span class="visually-hidden">: {name}</span>
                  </a>
                ),
              },
            ]}
            rows={devices}
            rowKey={({ id }) => String(id)}
            empty={
              <EmptyState icon="settings" heading="登録した端末はありません">
                上の「端末を登録する」から登録します。
              </EmptyState>
            }
          />
        </Section>
        <Section heading="最近のログイン" aside={`新しい順に ${SHOWN_LOGINS}件まで`}>
          <Table
            caption="最近のログイン"
            hideCaption
            phone="lines"
            columns={[
              { header: '時刻', primary: true, nowrap: true, cell: ({ at }) => momentInWords(at, now) },
              { header: '名前', cell: ({ owner, userName }) => owner ?? userName },
              { header: '端末', cell: ({ device }) => device },
              { header: '機器', cell: ({ client }) => client },
              {
                header: '結果',
                cell: ({ outcome }) => (
                  <StatusLabel tone={outcome === 'accepted' ? 'success' : 'warning'}>{OUTCOMES[outcome]}</StatusLabel>
                ),
              },
            ]}
            rows={logins}
            rowKey={({ id }) => String(id)}
            empty={<EmptyState icon="clock" heading="まだ、だれもログインしていません" />}
          />
        </Section>
      </Stack>
    ),
  })
}
