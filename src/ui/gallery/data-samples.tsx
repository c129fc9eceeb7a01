import {
  Attachment,
  Avatar,
  Badge,
  Bars,
  BulkForm,
  Button,
  Card,
  Changes,
  CopyText,
  Count,
  DescriptionList,
  EmptyState,
  Filled,
  FoldedOnPhone,
  Grid,
  HeatTable,
  Icon,
  iconNames,
  LineChart,
  Menu,
  Metric,
  Paper,
  PlaceCard,
  QrCode,
  RelativeTime,
  RowCheckbox,
  SearchBox,
  Section,
  Stack,
  Stamps,
  StatusLabel,
  Table,
  Time,
  VisuallyHidden,
  Cluster,
  ButtonLink,
  type Column,
} from '../index.ts'
import { at, longName } from './sample.ts'

type Row = { number: string; title: string; who: string; days: number; tone?: 'error' }

const rows: Row[] = [
  { number: '2026-0412', title: '住民票の写し', who: '青木 はるか', days: 2 },
  { number: '2026-0399', title: '道路占用許可', who: longName, days: 31, tone: 'error' },
]

const columns: Column<Row>[] = [
  { header: '番号', cell: (row) => row.number, nowrap: true, sort: { href: '?sort=number' } },
  { header: '手続き', cell: (row) => <a href={`#${row.number}`}>{row.title}</a>, primary: true },
  { header: '申請した人', cell: (row) => row.who },
  {
    header: '状態',
    cell: (row) =>
      row.tone ? (
        <StatusLabel tone="error">期限を3日過ぎています</StatusLabel>
      ) : (
        <StatusLabel tone="info">審査中</StatusLabel>
      ),
  },
  {
    header: '日数',
    cell: (row) => `${row.days}日`,
    align: 'end',
    sort: { href: '?sort=days', direction: 'descending' },
  },
]

const tones = ['neutral', 'info', 'success', 'warning', 'error'] as const

const choose: Column<Row> = {
  header: '選ぶ',
  cell: (row) => <RowCheckbox name="number" value={row.number} label={`${row.title}を選ぶ`} checked={row.days > 9} />,
}

export const Tables = () => (
  <Stack gap="loose">
    <Table caption="申請" columns={columns} rows={rows} rowTone={(row) => row.tone} rowKey={(row) => row.number} />
    <BulkForm action="#bulk" label="選んだ申請" actions={<Button size="small">担当を決める</Button>}>
      <Table caption="選べる申請" columns={[choose, ...columns]} rows={rows} />
    </BulkForm>
    <FoldedOnPhone icon="filter" summary="探す条件">
      <SearchBox action="#find" label="申請を探す" id="g-find" />
    </FoldedOnPhone>
    <Table
      caption="電話では行が詰まる表"
      columns={[
        ...columns,
        {
          header: '操作',
          aside: true,
          cell: ({ title }) => (
            <Menu
              text={
                <>
                  <VisuallyHidden>{title}の</VisuallyHidden>操作
                </>
              }
              align="end"
            >
              <ul class="menu-list">
                <li>
                  <a href="#open">開く</a>
                </li>
              </ul>
            </Menu>
          ),
        },
      ]}
      rows={rows}
      phone="lines"
    />
    <Table
      caption="横に送って見る表"
      columns={columns}
      rows={rows}
      phone="scroll"
      density="compact"
      foot={['合計', '', '', '', '33日']}
    />
    <Table
      caption="ない表"
      columns={columns}
      rows={[]}
      empty={
        <EmptyState
          heading="待っている申請はありません"
          actions={
            <ButtonLink href="#all" variant="secondary">
              すべての申請を見る
            </ButtonLink>
          }
        >
          <p>新しい申請が届くと、ここに出ます。</p>
        </EmptyState>
      }
    />
  </Stack>
)

export const Data = () => (
  <Stack gap="loose">
    <Cluster>
      {tones.map((tone) => (
        <StatusLabel tone={tone}>{tone}</StatusLabel>
      ))}
      {tones.map((tone) => (
        <StatusLabel tone={tone} strong icon="clock">
          {tone}
        </StatusLabel>
      ))}
      <Badge>下書き</Badge>
      <Count value={3} label="件の未読" />
      <Count value={1200} label="件の未読" tone="quiet" />
      <Count value={0} label="件の未読" />
    </Cluster>
    <Cluster>
      <Avatar name="青木 はるか" size="small" />
      <Avatar name="山田 太郎" />
      <Avatar size="large" />
      <span>
        <Time {...at('9:05', '11月24日(火) 9:05')} /> ·{' '}
        <RelativeTime {...at('9:41', '5分前')} full="11月24日(火) 9:41" />
        <VisuallyHidden>に届きました</VisuallyHidden>
      </span>
    </Cluster>
    <p>
      <Filled sentence="受付番号は {number} です。">
        <strong>2026-0412</strong>
      </Filled>
    </p>
    <CopyText id="g-copy" text="kuromame-7382-yoake" />
    <QrCode text="https://aozora.example/" label="見本のQRコード" />
    <Grid>
      <Card heading="電話の割合" level={3} href="#metric" aside={<Badge>9月</Badge>}>
        <Metric label="電話で来た相談" value="38" unit="%" note="前の年 60%" href="#how" />
      </Card>
      <Card heading={longName} level={3} actions={<a href="#card">開く</a>}>
        <p>カードの中の文章。</p>
      </Card>
    </Grid>
    <DescriptionList
      items={[
        { term: '申請した人', description: '青木 はるか' },
        { term: '住所', description: `あおぞら市本町 ${longName}`, action: <a href="#edit">変更</a> },
      ]}
    />
    <Stamps
      label="決裁の経路"
      stamps={[
        { role: '起案', name: '山田', word: '起案', time: { datetime: '2026-11-20', text: '11月20日' }, state: 'done' },
        { role: '係長', name: '佐藤', word: '承認', time: { datetime: '2026-11-21', text: '11月21日' }, state: 'done' },
        {
          role: '財政課(合議)',
          name: '鈴木',
          word: '差戻し',
          time: { datetime: '2026-11-23', text: '11月23日' },
          state: 'returned',
        },
        { role: '課長', name: '高橋', note: '不在の間は代決', state: 'current' },
        { role: '副市長', name: '伊藤', state: 'next' },
      ]}
    />
    <Attachment name="検査中のファイル.docx" size="Word 340KB" note="検査中です" />
    <Paper
      number="令和8年度 第12号"
      title="移住フェアへの出展について"
      meta="令和8年11月24日 起案 移住定住推進課 高橋 由美子"
      headingId="g-paper"
      lines={[
        { label: '期間', text: '12月12日(土)・13日(日)' },
        {
          label: '旅費',
          text: '15万円',
          changed: (
            <Changes
              parts={[
                { kind: 'gone', text: '12' },
                { kind: 'new', text: '15' },
                { kind: 'same', text: '万円' },
              ]}
            />
          ),
        },
      ]}
    />
    <PlaceCard address="あおぞら市本町2丁目" href="#map2" />
    <Bars
      caption="令和8年度に短くなった通勤時間"
      bars={[
        { label: 'みなと分室', value: 5400, text: '90時間' },
        { label: 'やまて分室', value: 1950, text: '32時間30分' },
      ]}
    />
    <HeatTable
      caption="曜日と時間ごとの相談"
      corner="時刻"
      columns={['月', '火']}
      rows={[
        {
          header: '9時',
          cells: [
            { text: '12', level: 4 },
            { text: '3', level: 1 },
          ],
        },
        {
          header: '10時',
          cells: [
            { text: '6', level: 2 },
            { text: '0', level: 0 },
          ],
        },
      ]}
    />
    <LineChart
      caption="速さの移りかわり"
      unit="Mbps"
      ends={['2025/12/01', '2026/11/20']}
      series={[
        {
          label: '下り',
          points: [
            { at: 0, value: 180 },
            { at: 5, value: 212 },
            { at: 9, value: 205 },
          ],
        },
        {
          label: '上り',
          points: [
            { at: 0, value: 92 },
            { at: 5, value: 88 },
            { at: 9, value: 121 },
          ],
        },
      ]}
    />
    <Section heading="アイコン" level={3}>
      <Grid min="small">
        {iconNames.map((name) => (
          <Cluster gap="tight">
            <Icon name={name} />
            {name}
          </Cluster>
        ))}
      </Grid>
    </Section>
  </Stack>
)
