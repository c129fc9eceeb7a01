import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { headedPage } from '#kernel/http/headed-page.tsx'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { momentInWords } from '#lib/time/in-words.ts'
import {
  Button,
  ButtonLink,
  Card,
  Chips,
  Cluster,
  Disclosure,
  EmptyState,
  errorFor,
  type FieldErrorText,
  Stack,
  TextInput,
} from '#ui/index.ts'
import { FAQ } from '../faq.ts'
import { ListPager } from '../list-pager.tsx'
import {
  type Gap,
  type GapGroup,
  GAPS,
  idsOfGroup,
  KEPT_DAYS,
  LONGEST_REASON,
  MOST_READ,
  ORDERS,
  type Order,
} from './gap.ts'
import type { GapsView } from './view-gaps.ts'

const DONE = {
  existing: '「すでにある」として片づけました。',
  left: '「載せない」として片づけました。',
}

export const PER_PAGE = 20
/** Of a group, before the rest is folded. */
const SHOWN = 3

export interface GapsPage {
  view: GapsView
  order: Order
  from: number
  /** Of the form of one group that was sent back. */
  again?: { ids: string; reason: string; errors: FieldErrorText[]; status: 409 | 422 } | undefined
}

const address = (order: Order, from = 0): string => {
  const query = new URLSearchParams({ ...(order !== 'often' && { order }), ...(from > 0 && { from: String(from) }) })
  return query.size > 0 ? `${GAPS}?${query}` : GAPS
}

/** 「答えがなかった質問」: what よくある質問 lacks, as residents asked it. */
export const gapsPage = (program: Program, c: Context<ConsoleEnv>, { view, order, from, again }: GapsPage) =>
  headedPage(program, c, {
    title: '答えがなかった質問',
    lead: '示せる答えが見つからなかった質問と、職員が「よくある質問」を使わずに答えた質問です。似たものをまとめています。',
    trail: [{ text: 'よくある質問', href: FAQ }, { text: '答えがなかった質問' }],
    done: DONE,
    errors: again?.errors,
    status: again?.status,
    gap: 'loose',
    actions: view.groups.length > 0 && (
      <ButtonLink href={`${GAPS}.csv`} variant="secondary" icon="download">
        CSV
      </ButtonLink>
    ),
    children: (
      <>
        <Chips
          label="並べ方"
          items={(Object.keys(ORDERS) as Order[]).map((one) => ({
            text: ORDERS[one],
            href: address(one),
            current: one === order,
          }))}
        />
        {view.groups.length === 0 ? (
          <EmptyState icon="success" heading="答えがなかった質問はありません">
            住民が「よくある質問」で見つけられなかったとき、ここに並びます。
          </EmptyState>
        ) : (
          <ol class="faq-gaps" start={from + 1}>
            {view.groups.slice(from, from + PER_PAGE).map((group) => (
              <li key={group.gaps[0]!.id}>
                <Group group={group} now={c.var.now} again={again?.ids === idsOfGroup(group) ? again : undefined} />
              </li>
            ))}
          </ol>
        )}
        <ListPager from={from} size={PER_PAGE} count={view.groups.length} address={(to) => address(order, to)} />
        <p>
          {view.isFull && `新しいものから ${MOST_READ} 件までをまとめています。片づけると、古いものが出ます。`}
          検索の言葉は、だれのものかを残さず、個人番号のような数字を伏せて、{KEPT_DAYS}日で消します。
        </p>
      </>
    ),
  })

function Group({ group, now, again }: { group: GapGroup; now: Temporal.Instant; again: GapsPage['again'] }) {
  const [newest] = group.gaps as [Gap, ...Gap[]]
  const ids = idsOfGroup(group)
  const [shown, rest] = [group.gaps.slice(0, SHOWN), group.gaps.slice(SHOWN)]
  return (
    <Card
      heading={
        <span lang={newest.lang} class="faq-gap-words">
          {newest.words}
        </span>
      }
    >
      <Stack>
        <p>
          <strong>{group.times.toLocaleString('ja')}回</strong>・最後は{momentInWords(newest.happenedAt, now)}
        </p>
        <Asked gaps={shown} now={now} said={newest.words} />
        {rest.length > 0 && (
          <Disclosure summary={`ほかの${rest.length}件`}>
            <Asked gaps={rest} now={now} said={newest.words} />
          </Disclosure>
        )}
        <Cluster>
          <ButtonLink href={`${FAQ}/new?gaps=${ids}`} icon="edit">
            よくある質問を書く<span class="visually-hidden">: {newest.words}</span>
          </ButtonLink>
          <ButtonLink href={`${GAPS}/existing?gaps=${ids}`} variant="secondary">
            すでにある<span class="visually-hidden">: {newest.words}</span>
          </ButtonLink>
        </Cluster>
        <Disclosure summary="載せない" open={again !== undefined}>
          <PostForm action={`${GAPS}/omissions`} hidden={{ gaps: ids }}>
            <TextInput
              name="reason"
              id={again ? 'reason' : `reason-${newest.id}`}
              label="載せない理由"
              hint="例: 一人の事情による質問のため、制度がなくなったため"
              value={again?.reason}
              error={again && errorFor(again.errors, 'reason')}
              maxLength={LONGEST_REASON}
              required
            />
            <Button variant="secondary">載せない</Button>
          </PostForm>
        </Disclosure>
      </Stack>
    </Card>
  )
}

/** Where each was asked: a talk is opened, a search is nobody's. */
export const Asked = ({
  gaps,
  now,
  said,
}: {
  gaps: readonly Gap[]
  now: Temporal.Instant
  /** Words that stand above, and need not stand here again. */
  said?: string
}) => (
  <ul class="faq-asked">
    {gaps.map(({ id, words, lang, times, happenedAt, conversationId, section }) => (
      <li key={id}>
        {words !== said && <q lang={lang}>{words}</q>}{' '}
        <small>
          {conversationId === null ? (
            `検索・${times.toLocaleString('ja')}回・${momentInWords(happenedAt, now)}`
          ) : (
            <>
              <a href={`/console/inquiries/${conversationId}`}>相談 {conversationId}</a>・{section}・
              {momentInWords(happenedAt, now)}
            </>
          )}
        </small>
      </li>
    ))}
  </ul>
)
