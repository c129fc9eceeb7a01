import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { Breadcrumbs, ButtonLink, EmptyState, PageHeading, SearchBox, Stack } from '#ui/index.ts'
import type { Conversation } from '../conversations/conversations.queries.ts'
import { deskAddress, type Inbox } from '../conversations/inbox-address.ts'
import { nameOf } from '../conversations/inbox-list.tsx'
import { CANNED } from './canned.ts'
import type { Filled } from './in-reply.ts'

export interface ChoosePage {
  conversation: Conversation
  inbox: Inbox
  words: string
  found: Filled[]
}

/** 定型文を選ぶ: leads back to the conversation with the words in its reply. Works without JavaScript. */
export function choosePage(
  program: Program,
  c: Context<ConsoleEnv>,
  { conversation, inbox, words, found }: ChoosePage,
) {
  const { id } = conversation
  const back = deskAddress(inbox, id)
  const hidden = Object.fromEntries(new URL(deskAddress(inbox, `${id}/canned`), 'http://desk').searchParams)
  return consolePage(program, c, {
    title: '定型文を選ぶ',
    breadcrumbs: (
      <Breadcrumbs
        items={[
          { text: '相談', href: '/console/inquiries' },
          { text: nameOf(conversation), href: back },
          { text: '定型文を選ぶ' },
        ]}
      />
    ),
    children: (
      <Stack gap="loose">
        <PageHeading
          lead={`${nameOf(conversation)}さんへの返信に入れる文を選びます。送る前に直せます。`}
          actions={
            <ButtonLink href={CANNED} variant="secondary">
              定型文を追加・変更する
            </ButtonLink>
          }
        >
          定型文を選ぶ
        </PageHeading>
        <SearchBox
          action={`/console/inquiries/${id}/canned`}
          label="題名や文の言葉でさがす"
          name="words"
          value={words}
          hidden={hidden}
        />
        {found.length === 0 ? (
          <EmptyState icon="search" heading={words ? '見つかりませんでした' : '定型文はまだありません'}>
            {words
              ? '短い言葉でさがすか、言葉を消して「検索」を押すと、すべて出ます。'
              : '「定型文を追加・変更する」で登録できます。'}
          </EmptyState>
        ) : (
          <ul class="canned-choice">
            {found.map(({ canned: { id: canned, title, section }, filled }) => (
              <li key={canned}>
                <h2>{title}</h2>
                <p class="canned-from">{section ?? '町全体'}</p>
                <p class="canned-body">{filled}</p>
                <ButtonLink
                  href={`${deskAddress(inbox, id, { canned: String(canned) })}#reply`}
                  variant="secondary"
                  size="small"
                >
                  返信に入れる<span class="visually-hidden">: {title}</span>
                </ButtonLink>
              </li>
            ))}
          </ul>
        )}
        <p>
          <a href={`${back}#reply`}>やめて戻る</a>
        </p>
      </Stack>
    ),
  })
}
