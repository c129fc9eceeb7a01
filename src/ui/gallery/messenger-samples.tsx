import {
  Attachment,
  Bubble,
  Button,
  ConversationList,
  type ConversationRowProps,
  DaySeparator,
  MessageList,
  PhotoGrid,
  PlaceCard,
} from '../index.ts'
import { at, longName } from './sample.ts'

const NAMELESS = { href: '#c5', name: '匿名の方', last: '(写真)', time: { datetime: '2026-11-19', text: '11月19日' } }

export const photos = (photo: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    src: photo,
    href: photo,
    alt: `道路の穴の写真 ${index + 1}`,
    width: 640,
    height: 480,
  }))

const conversations = (photo: string): ConversationRowProps[] => [
  {
    href: '#c1',
    name: '青木 はるか',
    last: '写真を送ります。通学路なので早めにお願いできると助かります。',
    time: { ...at('9:41', '9:41'), full: '2026年11月24日(火) 9:41' },
    unread: 3,
    thumbnails: photos(photo, 5),
    state: { tone: 'warning', text: '返信の約束まで20分', icon: 'clock' },
    channel: { icon: 'chat', text: 'LINE' },
    current: true,
  },
  {
    href: '#c2',
    name: '佐々木 健一',
    lastBy: 'あなた',
    last: '住民票の写しは、コンビニでも取れます。必要なものは次のとおりです。',
    time: at('9:12'),
    waits: '未返信',
    channel: { icon: 'chat', text: 'LINE' },
    assignee: '山田',
  },
  {
    href: '#c3',
    name: longName,
    last: 'https://example.jp/very/long/address/without/any/space/in/it/at/all.html を見ましたが、分かりません',
    time: { datetime: '2026-11-23', text: 'きのう' },
    unread: 128,
    state: { tone: 'error', text: '約束を2時間過ぎています', icon: 'warning' },
    channel: { icon: 'mail', text: 'メール' },
    assignee: '未割当',
  },
  {
    href: '#c4',
    name: 'Nguyễn Thị Mai',
    avatar: photo,
    last: 'ありがとうございました。',
    time: { datetime: '2026-11-20', text: '11月20日' },
    state: { tone: 'success', text: '完了', icon: 'check' },
    channel: { icon: 'globe', text: 'チャット' },
    assignee: '佐藤',
  },
]

export const Conversations = ({ photo }: { photo: string }) => (
  <ConversationList
    label="相談"
    rows={() => [
      ...conversations(photo).map((row) => ({ row: () => row })),
      { row: () => NAMELESS, alike: { of: NAMELESS, how: '' } },
    ]}
  />
)

export const Messages = ({ photo, id }: { photo: string; id: string }) => (
  <MessageList label="やりとり" id={id}>
    <DaySeparator datetime="2026-11-23" text="11月23日(月)" />
    <Bubble from="resident" author="青木 はるか" time={at('16:52')}>
      こんにちは。家の前の道路に穴があいています。どこに連絡すればよいですか?
    </Bubble>
    <Bubble from="system" author="自動応答" time={at('16:52')}>
      受付時間外です。明日 9:45 までにお返事します。
    </Bubble>
    <DaySeparator datetime="2026-11-24" text="きょう 11月24日(火)" />
    <Bubble from="staff" author="山田 太郎" time={at('9:05')} state={{ tone: 'success', text: '受付済み' }}>
      {'ご連絡ありがとうございます。道路管理課の山田です。\n場所と、穴の大きさが分かる写真を送っていただけますか。'}
    </Bubble>
    <Bubble from="resident" author="青木 はるか" time={at('9:38')}>
      <PlaceCard title="青空小学校 東門のまえ" address="あおぞら市本町2丁目3-1" href="#map" />
    </Bubble>
    <Bubble from="resident" author="青木 はるか" time={at('9:40')} continued>
      <PhotoGrid photos={photos(photo, 3)} />
    </Bubble>
    <Bubble from="resident" author="青木 はるか" time={at('9:41')} continued>
      写真を送ります。通学路なので早めにお願いできると助かります。
    </Bubble>
    <Bubble from="staff" author="山田 太郎" time={at('9:43')} state={{ tone: 'neutral', text: '送信待ち' }}>
      <Attachment href="#file" name="道路の補修について.pdf" size="PDF 1.2MB" />
    </Bubble>
    <Bubble
      from="staff"
      author="山田 太郎"
      time={at('9:44')}
      continued
      state={{
        tone: 'error',
        text: '失敗: 相手が友だちではありません',
        action: (
          <Button variant="tertiary" size="small">
            再送する
          </Button>
        ),
      }}
    >
      きょうの午後に現地を確かめ、夕方までに結果をお知らせします。
    </Bubble>
  </MessageList>
)
