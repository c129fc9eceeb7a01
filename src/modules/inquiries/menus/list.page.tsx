import type { Context } from 'hono'
import { settingsPage } from '#kernel/administration/settings/settings-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import type { Mistake } from '#lib/refusal.ts'
import { momentInWords } from '#lib/time/in-words.ts'
import { Button, ButtonLink, Card, Cluster, EmptyState, Notice, Stack, StatusLabel } from '#ui/index.ts'
import { AUDIENCES, MENUS, sizeOf } from './menu.ts'
import type { Menu, Shown } from './menus.queries.ts'

const LEAD =
  'LINE のトークの下に出るメニューです。見せる相手ごとに一つ公開できます。同じ人に当てはまるものがいくつもあるときは、災害モード、地区、話題(上にあるものから)、サインイン、すべての人の順に、はじめの一つが出ます。'
const WORDS = {
  written: 'メニューを保存しました。公開するまで、だれにも見えません。',
  changed: 'メニューを直しました。公開すると、LINE の画面が変わります。',
  published: '公開しました。LINE の画面は、1分ほどで変わります。',
  withdrawn: '公開をやめました。',
  removed: 'メニューを消しました。',
}

export const audienceInWords = ({ audience, label }: Pick<Menu, 'audience' | 'label'>): string =>
  label === null ? AUDIENCES[audience] : `「${label}」を選んだ人`

/** 「設定 — LINE のメニュー」. */
export const menusPage = (program: Program, c: Context<ConsoleEnv>, menus: Menu[], errors: Mistake[] = []) =>
  settingsPage(program, c, {
    page: MENUS,
    lead: LEAD,
    words: WORDS,
    errors,
    status: 409,
    children: (
      <Stack>
        <Cluster>
          <ButtonLink href={`${MENUS}/new`} icon="plus">
            メニューを作る
          </ButtonLink>
        </Cluster>
        {menus.length === 0 && (
          <EmptyState icon="menu" heading="メニューはまだありません">
            「メニューを作る」から、見本を見ながら作れます。
          </EmptyState>
        )}
        {menus.map((menu) => (
          <MenuCard menu={menu} now={c.var.now} />
        ))}
      </Stack>
    ),
  })

const MenuCard = ({ menu, now }: { menu: Menu; now: Temporal.Instant }) => (
  <Card
    heading={menu.name}
    id={`menu-${menu.id}`}
    aside={<Standing shown={menu.shown} />}
    actions={
      <>
        <ButtonLink href={`${MENUS}/${menu.id}`} variant="secondary" size="small" icon="edit">
          直す
        </ButtonLink>
        {(!menu.shown || menu.shown.older) && (
          <Act menu={menu} act="publication" hidden={{ version: String(menu.version) }}>
            公開する
          </Act>
        )}
        {menu.shown ? (
          <Act menu={menu} act="withdrawal" quiet>
            公開をやめる
          </Act>
        ) : (
          <Act menu={menu} act="removal" quiet>
            消す
          </Act>
        )}
      </>
    }
  >
    <p>
      {audienceInWords(menu)}に見せます。
      {menu.shown && `${momentInWords(menu.shown.since, now)}に公開しました。`}
    </p>
    {menu.shown?.older && (
      <Notice tone="warning">公開したあとで直しています。LINE には、公開したときのものが出ています。</Notice>
    )}
    {menu.shown?.failure && !menu.shown.ready && <Notice tone="error">{menu.shown.failure}</Notice>}
    <MenuPicture menu={menu} src={`${MENUS}/${menu.id}/picture?v=${menu.version}`} />
  </Card>
)

/** As LINE gets it; what it says stands in words too. */
export const MenuPicture = ({ menu, src }: { menu: Pick<Menu, 'layout' | 'fields'>; src: string }) => (
  <img
    class="menu-preview"
    src={src}
    {...sizeOf(menu.layout)}
    alt={`メニューの見本: ${menu.fields.map(({ title, note }) => [title, note].filter(Boolean).join(' ')).join('、')}`}
  />
)

function Standing({ shown }: { shown: Shown | undefined }) {
  if (!shown) return <StatusLabel tone="neutral">公開していません</StatusLabel>
  if (shown.ready) return <StatusLabel tone="success">公開中</StatusLabel>
  return <StatusLabel tone={shown.failure ? 'error' : 'info'}>LINE に送っています</StatusLabel>
}

interface ActProps {
  menu: Menu
  act: 'publication' | 'withdrawal' | 'removal'
  hidden?: Record<string, string>
  quiet?: boolean
  children: string
}

const Act = ({ menu, act, hidden, quiet, children }: ActProps) => (
  <PostForm action={`${MENUS}/${menu.id}/${act}`} hidden={hidden} inline>
    <Button size="small" variant={quiet ? 'tertiary' : 'primary'} aria-label={`${menu.name}: ${children}`}>
      {children}
    </Button>
  </PostForm>
)
