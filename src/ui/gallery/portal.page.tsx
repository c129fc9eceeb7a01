import {
  Document,
  Door,
  Doors,
  LanguageMenu,
  LinkList,
  Notice,
  PortalLayout,
  SearchBox,
  Section,
  SwitchLink,
  TextSizeLinks,
} from '../index.ts'
import type { ScreenProps } from './screen-props.ts'
import { town } from './sample.ts'

export const PortalTools = () => (
  <>
    <LanguageMenu
      current="ja"
      items={[
        { lang: 'ja', text: '日本語', href: '?lang=ja' },
        { lang: 'en', text: 'English', href: '?lang=en' },
        { lang: 'vi', text: 'Tiếng Việt', href: '?lang=vi' },
        { lang: 'zh-Hans', text: '简体中文', href: '?lang=zh' },
      ]}
    />
    <SwitchLink href="?ruby=1" text="ふりがな" on={false} />
    <SwitchLink href="?easy=0" text="やさしい日本語" on />
    <TextSizeLinks
      items={[
        { text: '標準', href: '?size=normal', current: true },
        { text: '大', href: '?size=large' },
        { text: '特大', href: '?size=larger' },
      ]}
    />
  </>
)

export const PortalScreen = ({ stylesheet, theme }: ScreenProps) => (
  <Document title="あおぞら市 オンライン窓口" stylesheet={stylesheet} theme={theme && { color: theme }}>
    <PortalLayout
      town={town}
      tools={<PortalTools />}
      footerLinks={[
        { text: 'プライバシー', href: '#privacy' },
        { text: '使いやすさの方針', href: '#accessibility' },
        { text: '職員の方', href: '/console' },
      ]}
      contact={
        <address>
          あおぞら市役所 〒000-0000 あおぞら市本町1丁目1-1
          <br />
          電話 <a href="tel:0000000000">000-000-0000</a>(平日 8:30〜17:15)
        </address>
      }
    >
      <h1 class="visually-hidden">あおぞら市 オンライン窓口</h1>
      <SearchBox action="/search" label="何をしたいですか" size="large" placeholder="例: 住民票、ごみ、会議室" />
      <Section heading="できること">
        <Doors label="できること">
          <Door href="#line" icon="chat" title="LINEで相談" sentence="友だち追加して、写真も送れます" external />
          <Door href="#chat" icon="send" title="チャットで相談" sentence="登録しないで、ここで聞けます" />
          <Door href="#procedures" icon="file" title="手続きをする" sentence="家から申請できます" />
          <Door href="#status" icon="clock" title="申請の状況を見る" sentence="いまどこまで進んだか" />
          <Door href="#places" icon="building" title="施設・しごと場" sentence="空きを見て予約できます" />
          <Door href="#data" icon="data" title="オープンデータ" sentence="市の数字を、だれでも使えます" />
        </Doors>
      </Section>
      <Section heading="窓口の時間">
        <Notice tone="success" heading="きょうは 17:15 まで開いています" level={3}>
          <p>いま相談すると、11:00 ごろまでにお返事します。</p>
        </Notice>
      </Section>
      <Section heading="いま多い手続き" aside={<a href="#all">すべての手続き</a>}>
        <LinkList
          items={[
            { href: '#1', text: '住民票の写し', note: '5分で書けます・300円' },
            { href: '#2', text: '児童手当の現況届', note: '8分で書けます・無料', aside: '11月30日まで' },
            { href: '#3', text: '粗大ごみの申込み', note: '3分で書けます・1点500円から' },
          ]}
        />
      </Section>
    </PortalLayout>
  </Document>
)
