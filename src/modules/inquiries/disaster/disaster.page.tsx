import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { headedPage } from '#kernel/http/headed-page.tsx'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import type { Refusal } from '#lib/refusal.ts'
import { momentInWords } from '#lib/time/in-words.ts'
import { Button, ButtonLink, Disclosure, errorFor, FormActions, Notice, Section, Stack, TextInput } from '#ui/index.ts'
import { ContentsFields } from './contents-fields.tsx'
import { DISASTER, type Disaster, LONGEST_REASON } from './disaster.ts'
import type { Prepared } from './disaster.queries.ts'
import { DisasterBlocks } from './portal.page.tsx'
import { typedContents } from './read-contents.ts'

const DONE = {
  prepared: '災害のときの内容を保存しました。',
  begun: '災害モードにしました。LINE のメニューは、1分ほどで変わります。',
  ended: '災害モードを終えました。メニュー、自動の返事、トップページは、もとのとおりです。',
}

export interface DisasterPage {
  prepared: Prepared | undefined
  disaster: Disaster | undefined
  hasMenu: boolean
  again?: { typed: Typed; refusal: Refusal } | undefined
}

/** 災害モード: whether it is on, the way to the switch, and what is prepared. */
export function disasterPage(program: Program, c: Context<ConsoleEnv>, page: DisasterPage) {
  const { prepared, disaster, hasMenu, again } = page
  const typed = again?.typed ?? (prepared ? typedContents(prepared) : {})
  const errors = again?.refusal.mistakes ?? []
  const version = again ? firstOf(typed, 'version') : String(prepared?.version ?? 0)
  return headedPage(program, c, {
    title: '災害モード',
    lead: '一つのスイッチで、住民のトップページ、LINE のメニュー、自動の返事が、前もって備えた内容に変わります。終えると、もとのとおりに戻ります。',
    done: DONE,
    errors,
    status: again?.refusal.status === 409 ? 409 : 422,
    gap: 'loose',
    children: (
      <>
        {!disaster && prepared && <Notice tone="info" heading="いまは、ふだんのとおりです" level={2} />}
        {!prepared && (
          <Notice tone="warning" heading="まだ備えがありません">
            下の内容を保存すると、災害モードにできます。
          </Notice>
        )}
        {!hasMenu && (
          <Notice tone="warning" heading="災害のときのメニューが、公開されていません">
            <a href="/console/settings/menus">LINE のメニュー</a>
            で「災害モードの間、すべての人」に見せるものを公開してください。なければ、ふだんのメニューのままです。
          </Notice>
        )}
        {prepared && (
          <FormActions>
            <ButtonLink href={`${DISASTER}/switch`} icon="warning" variant={disaster ? 'primary' : 'danger'}>
              {disaster ? '災害モードを終える' : '災害モードにする'}
            </ButtonLink>
          </FormActions>
        )}
        <Section heading="災害のときの内容">
          {disaster && <Notice tone="warning">いま住民に見えている内容です。保存すると、すぐに変わります。</Notice>}
          <PostForm action={`${DISASTER}/contents`} hidden={{ version }}>
            <ContentsFields typed={typed} errors={errors} />
            <FormActions>
              <Button>内容を保存する</Button>
            </FormActions>
          </PostForm>
        </Section>
      </>
    ),
  })
}

/** Asks once more, shows what it will change, and wants a reason. */
export function switchPage(
  program: Program,
  c: Context<ConsoleEnv>,
  { prepared, disaster, again }: Pick<DisasterPage, 'disaster' | 'again'> & { prepared: Prepared },
) {
  const [title, act] = disaster ? ['災害モードを終える', 'end'] : ['災害モードにする', 'beginning']
  const errors = again?.refusal.mistakes ?? []
  return headedPage(program, c, {
    title,
    trail: [{ text: '災害モード', href: DISASTER }, { text: title }],
    errors,
    status: again?.refusal.status === 409 ? 409 : 422,
    children: (
      <Stack gap="loose">
        {disaster ? (
          <p>
            {momentInWords(disaster.beganAt, c.var.now)}に{disaster.beganBy}
            さんが始めました。終えると、トップページ、LINE のメニュー、自動の返事が、もとのとおりになります。
          </p>
        ) : (
          <>
            <Notice tone="warning" heading="すべての住民に見えます">
              <ul>
                <li>トップページが、下の内容になります。</li>
                <li>LINE のメニューが、災害のときのものになります。</li>
                <li>相談した人には、窓口の時間に関わらず、自動の返事が届きます: 「{prepared.greeting.ja}」</li>
              </ul>
            </Notice>
            <Disclosure summary="トップページの内容を確かめる">
              <p>
                <strong>{prepared.title}</strong>
              </p>
              <DisasterBlocks contents={prepared} doors={[]} lang="ja" />
            </Disclosure>
          </>
        )}
        <PostForm action={`${DISASTER}/${act}`}>
          <TextInput
            name="reason"
            label="理由"
            hint={disaster ? '例: 警報が解除されたため' : '例: 大雨特別警報が出たため。ほかの職員にも見えます'}
            maxLength={LONGEST_REASON}
            required
            value={firstOf(again?.typed ?? {}, 'reason')}
            error={errorFor(errors, 'reason')}
          />
          <FormActions>
            <Button variant={disaster ? 'primary' : 'danger'}>{title}</Button>
            <ButtonLink href={DISASTER} variant="tertiary">
              やめて戻る
            </ButtonLink>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
}
