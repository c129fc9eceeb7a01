import {
  Breadcrumbs,
  ButtonLink,
  Chips,
  Disclosure,
  EmptyState,
  Menu,
  Notice,
  Pager,
  Progress,
  Prose,
  Stack,
  Steps,
  Tabs,
  Timeline,
} from '../index.ts'
import { at, longName } from './sample.ts'

const tones = ['info', 'success', 'warning', 'error'] as const

export const Feedback = () => (
  <Stack gap="loose">
    {tones.map((tone) => (
      <Notice tone={tone} heading="受け付けました" level={3}>
        <p>{tone === 'error' ? longName : 'お返事は 11:00 ごろまでに届きます。'}</p>
      </Notice>
    ))}
    <Notice
      tone="success"
      live="status"
      actions={
        <ButtonLink href="#undo" size="small" variant="secondary">
          元に戻す
        </ButtonLink>
      }
    >
      <p>3件を完了にしました。</p>
    </Notice>
    <EmptyState icon="search" heading="見つかりませんでした">
      <p>別のことばで探すか、チャットで聞いてください。</p>
    </EmptyState>
    <Progress id="g-progress" label="取り込み中" value={120} max={300} text="120 / 300件" />
    <Progress id="g-over" label="今月の通数" value={98} tone="warning" />
    <Steps current={3} total={6} name="住所について" />
    <Timeline
      label="申請の経過"
      items={[
        { title: '申請を受け付けました', time: at('9:05', '11月20日(金) 9:05') },
        {
          title: '書類を直してください',
          state: 'returned',
          who: '市民課',
          children: <p>本人確認書類の裏面がありません。</p>,
        },
        { title: '市民課が確かめています', state: 'current', children: <p>ふつう2日かかります。</p> },
        { title: '結果をお知らせします', state: 'next', time: { datetime: '2026-11-27', text: '11月27日(金)ごろ' } },
      ]}
    />
  </Stack>
)

export const Navigation = () => (
  <Stack gap="loose">
    <Breadcrumbs
      label="現在位置の例"
      items={[{ text: 'ホーム', href: '/' }, { text: longName, href: '#' }, { text: 'このページ' }]}
    />
    <Tabs
      label="タブ"
      items={[
        { text: '内容', href: '#1', current: true, icon: 'file' },
        { text: '経過', href: '#2', count: 4 },
        { text: 'ファイル', href: '#3' },
      ]}
    />
    <Chips
      label="しぼりこみの例"
      items={[
        { text: 'すべて', href: '#a', count: 132 },
        { text: '審査中', href: '#b', current: true, count: 12 },
        { text: '市民課', href: '#c', current: true, removeHref: '#d' },
      ]}
    />
    <Pager label="ページ送りの例" previous="?before=41" next="?after=60" summary="41〜60件目(全132件)" />
    <Pager label="最初のページの例" next="?after=20" />
    <Menu text="並べ替え" icon="filter">
      <ul class="menu-list">
        <li>
          <a href="#new" aria-current="true">
            新しい順
          </a>
        </li>
        <li>
          <a href="#due">期限の近い順</a>
        </li>
      </ul>
    </Menu>
    <div>
      <Disclosure summary="なぜこの日数ですか">
        <Prose>
          <p>4月1日に20日、前の年から12日を繰り越しています。</p>
          <ul>
            <li>繰越しは20日まで</li>
          </ul>
        </Prose>
      </Disclosure>
      <Disclosure summary={longName} open>
        <p>開いています。</p>
      </Disclosure>
    </div>
  </Stack>
)
