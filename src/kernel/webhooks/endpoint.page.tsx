import type { Context } from 'hono'
import { momentInWords } from '#lib/time/in-words.ts'
import {
  Button,
  ButtonLink,
  Cluster,
  CopyText,
  DescriptionList,
  type FieldErrorText,
  FormActions,
  Notice,
  Section,
} from '#ui/index.ts'
import { settingsPage } from '../administration/settings/settings-page.tsx'
import { asset } from '../http/assets.ts'
import type { ConsoleEnv } from '../http/env.ts'
import type { Typed } from '../http/form-reader.ts'
import { PostForm } from '../http/render.tsx'
import type { Section as TownSection } from '../organization/section-tree.ts'
import type { Program } from '../program.ts'
import { type DeliveriesShown, DeliveriesTable } from './deliveries.tsx'
import { type Endpoint, type EventKinds, PAUSES } from './webhook.ts'
import { EndpointFieldset, StateOf, WEBHOOKS } from './webhooks.page.tsx'

export interface EndpointPage {
  endpoint: Endpoint
  sections: TownSection[]
  kinds: EventKinds
  deliveries: DeliveriesShown
  /** Just made: shown now and never again. */
  secret?: string | undefined
  typed?: Typed | undefined
  errors?: FieldErrorText[]
  status?: 409 | 422
}

const WORDS = {
  added: '送り先を加えました。',
  changed: '送り先を変えました。',
  renewed: '署名の秘密を作り直しました。',
  paused: '止めました。この間の出来事は、再開したときに送ります。',
  resumed: '再開しました。',
  tried: '試しに送ります。結果は下の「送ったもの」に出ます。',
  again: 'もう一度送ります。結果は下の「送ったもの」に出ます。',
}

const typedOf = ({ name, url, kinds, sectionId, version }: Endpoint): Typed => ({
  name: [name],
  url: [url],
  kinds,
  section: [sectionId ? String(sectionId) : ''],
  version: [String(version)],
})

const Secret = ({ secret }: { secret: string }) => (
  <Notice tone="success" live="status" heading="署名の秘密">
    <p>この画面を離れると、二度と表示されません。いま写して、受け取るシステムに設定してください。</p>
    <CopyText id="new-secret" text={secret} />
  </Notice>
)

function State({ endpoint, now }: { endpoint: Endpoint; now: Temporal.Instant }) {
  const { pausedAt, pausedWhy, failingSince, askedAt, earlierUntil } = endpoint
  const both = earlierUntil && Temporal.Instant.compare(now, earlierUntil) < 0
  return (
    <DescriptionList
      items={[
        { term: '状態', description: <StateOf endpoint={endpoint} /> },
        ...(pausedAt && pausedWhy
          ? [{ term: '止めた時', description: `${momentInWords(pausedAt, now)}。${PAUSES[pausedWhy]}。` }]
          : []),
        ...(failingSince ? [{ term: '届かなくなった時', description: momentInWords(failingSince, now) }] : []),
        { term: '最後に送った時', description: askedAt ? momentInWords(askedAt, now) : 'まだ' },
        ...(both ? [{ term: '前の秘密', description: `${momentInWords(earlierUntil, now)} まで使えます` }] : []),
      ]}
    />
  )
}

export function endpointPage(program: Program, c: Context<ConsoleEnv>, page: EndpointPage) {
  const { endpoint, deliveries, secret, errors, status, kinds } = page
  const { now } = c.var
  const at = `${WEBHOOKS}/${endpoint.id}`
  const paused = Boolean(endpoint.pausedAt)
  return settingsPage(program, c, {
    page: WEBHOOKS,
    lead: `「${endpoint.name}」に知らせていることと、届いたかどうかです。`,
    words: WORDS,
    errors,
    status,
    scripts: secret ? [asset('copy.island.js')] : [],
    children: (
      <>
        <p>
          <a href={WEBHOOKS}>送り先の一覧に戻る</a>
        </p>
        {secret && <Secret secret={secret} />}
        <Section heading={endpoint.name}>
          <div id="webhook-state" data-live>
            <State endpoint={endpoint} now={now} />
          </div>
          <Cluster>
            {!paused && (
              <PostForm action={`${at}/trials`} inline>
                <Button variant="secondary">試しに送る</Button>
              </PostForm>
            )}
            <PostForm action={paused ? `${at}/resumption` : `${at}/pause`} inline>
              <Button variant={paused ? 'primary' : 'secondary'}>{paused ? '再開する' : '止める'}</Button>
            </PostForm>
            <ButtonLink variant="tertiary" href={`${at}/removal`}>
              消す
            </ButtonLink>
          </Cluster>
        </Section>
        <Section heading="送ったもの">
          <DeliveriesTable endpoint={endpoint} shown={deliveries} kinds={kinds} now={now} />
        </Section>
        <Section heading="送り先を変える">
          <PostForm action={at} hidden={{ version: String(endpoint.version) }} autoComplete="off">
            <EndpointFieldset {...page} typed={page.typed ?? typedOf(endpoint)} />
            <FormActions>
              <Button>変える</Button>
            </FormActions>
          </PostForm>
        </Section>
        <Section heading="署名の秘密">
          <p>作り直しても、24時間は前の秘密でも確かめられます。その間に、受け取るシステムの設定を変えてください。</p>
          <PostForm action={`${at}/secret`} inline>
            <Button variant="secondary">秘密を作り直す</Button>
          </PostForm>
        </Section>
      </>
    ),
  })
}

/** Asked before what cannot be undone. */
export function removalPage(program: Program, c: Context<ConsoleEnv>, endpoint: Endpoint) {
  const at = `${WEBHOOKS}/${endpoint.id}`
  return settingsPage(program, c, {
    page: WEBHOOKS,
    lead: '消すと、元に戻せません。',
    children: (
      <Section heading={`「${endpoint.name}」を消しますか`}>
        <p>送ったものの記録と、まだ送っていないものも消えます。しばらくやめるだけなら、「止める」を使ってください。</p>
        <PostForm action={`${at}/removal`}>
          <FormActions>
            <Button variant="danger">消す</Button>
            <ButtonLink variant="secondary" href={at}>
              消さずに戻る
            </ButtonLink>
          </FormActions>
        </PostForm>
      </Section>
    ),
  })
}
