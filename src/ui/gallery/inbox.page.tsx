import {
  Chips,
  ConsoleLayout,
  ConversationHeader,
  DescriptionList,
  Document,
  LinkList,
  ReplyBox,
  SearchBox,
  Section,
  StatusLabel,
  Tabs,
  ThreeColumns,
  type ThreeColumnsProps,
} from '../index.ts'
import { AccountMenu } from './account-menu.tsx'
import { Conversations, Messages } from './messenger-samples.tsx'
import type { ScreenProps } from './screen-props.ts'
import { nav, town } from './sample.ts'

const Person = () => (
  <>
    <DescriptionList
      layout="stacked"
      items={[
        { term: '名前', description: '青木 はるか' },
        { term: '使う言葉', description: 'やさしい日本語' },
        { term: '担当', description: '道路管理課 山田', action: <a href="#assign">変更</a> },
        { term: '約束', description: '11月24日(火) 10:05 までに返信' },
      ]}
    />
    <Section heading="前の相談">
      <LinkList items={[{ href: '#old', text: '街灯が切れています', note: '9月3日 完了' }]} />
    </Section>
  </>
)

export const InboxScreen = ({
  stylesheet,
  photo,
  theme,
  showing = 'conversation',
}: ScreenProps & Partial<ThreeColumnsProps>) => (
  <Document title="相談 | あおぞら市" stylesheet={stylesheet} theme={theme && { color: theme }}>
    <ConsoleLayout
      town={{ ...town, service: '職員コンソール' }}
      nav={nav('相談')}
      who={{ name: '山田 太郎', section: '道路管理課' }}
      search={
        <SearchBox
          action="/console/search"
          label="検索"
          hideLabel
          size="small"
          placeholder="番号・名前・ことば"
          shortcut="Ctrl+K"
        />
      }
      account={<AccountMenu />}
      fit="app"
    >
      <ThreeColumns
        heading="相談"
        showing={showing}
        conversationHref="#conversation"
        list={
          <>
            <Tabs
              label="担当"
              items={[
                { text: 'わたし', href: '#mine', current: true, count: 4 },
                { text: '課', href: '#section', count: 12 },
                { text: 'すべて', href: '#all' },
              ]}
            />
            <div>
              <Chips
                label="しぼりこみ"
                items={[
                  { text: '未対応', href: '#open', current: true },
                  { text: '返信待ち', href: '#waiting' },
                  { text: '完了', href: '#done' },
                ]}
              />
            </div>
            <Conversations photo={photo} />
          </>
        }
        conversation={
          <>
            <ConversationHeader
              name="青木 はるか"
              note="LINE・相談 2026-0412"
              state={<StatusLabel tone="warning">対応中</StatusLabel>}
              backHref="#list"
              personHref="#person"
              previousHref="#c1"
              nextHref="#c3"
            />
            <Messages photo={photo} id="messages" />
            <ReplyBox
              action="/console/inquiries/2026-0412/replies"
              placeholder="返信を書く"
              attach={{ name: 'files', accept: 'image/*,application/pdf' }}
              mode={<StatusLabel tone="success">返信(無料)</StatusLabel>}
            />
          </>
        }
        person={<Person />}
      />
    </ConsoleLayout>
  </Document>
)
