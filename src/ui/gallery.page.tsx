import { Data, Tables } from './gallery/data-samples.tsx'
import { Feedback, Navigation } from './gallery/feedback-samples.tsx'
import { Buttons, Fields } from './gallery/form-samples.tsx'
import { Conversations, Messages } from './gallery/messenger-samples.tsx'
import { PortalTools } from './gallery/portal.page.tsx'
import { longName, town } from './gallery/sample.ts'
import type { ScreenProps } from './gallery/screen-props.ts'
import { Beside, Document, PageHeading, PortalLayout, ReplyBox, Section, StatusLabel, themeNames } from './index.ts'

export { FormScreen } from './gallery/form.page.tsx'
export { InboxScreen } from './gallery/inbox.page.tsx'
export { PortalScreen } from './gallery/portal.page.tsx'
export { SignInScreen } from './gallery/sign-in.page.tsx'
export type { ScreenProps } from './gallery/screen-props.ts'

/** Every component in every state, for /dev/ui; whole screens are beside it. `theme` tries another town's colour. */
export const GalleryPage = ({ stylesheet, photo, theme }: ScreenProps) => (
  <Document title="部品の見本" stylesheet={stylesheet} theme={theme && { color: theme }}>
    <PortalLayout town={{ ...town, name: longName }} tools={<PortalTools />}>
      <PageHeading
        over="madoguchi"
        state={<StatusLabel tone="info">見本</StatusLabel>}
        lead="すべての部品を、すべての状態で。"
      >
        部品の見本
      </PageHeading>
      <Section heading="色" id="themes">
        <p>
          {themeNames.map((name) => (
            <a href={`?theme=${name}`}>{name} </a>
          ))}
        </p>
      </Section>
      <Section heading="ボタン" id="buttons">
        <Buttons />
      </Section>
      <Section heading="入力" id="fields">
        <Fields />
      </Section>
      <Section heading="知らせる" id="feedback">
        <Feedback />
      </Section>
      <Section heading="移る" id="navigation">
        <Navigation />
      </Section>
      <Section heading="表" id="tables">
        <Tables />
      </Section>
      <Section heading="見せる" id="data">
        <Data />
      </Section>
      <Section heading="やりとり" id="messenger">
        <Beside aside={<Conversations photo={photo} />} asideLabel="相談の一覧の例">
          <Messages photo={photo} id="g-messages" />
          <ReplyBox
            id="g-reply"
            action="/dev/ui"
            error="本文を入力してください。"
            attach={{ name: 'files' }}
            mode={<StatusLabel tone="warning">プッシュ(1通を使います)</StatusLabel>}
          />
        </Beside>
      </Section>
    </PortalLayout>
  </Document>
)
