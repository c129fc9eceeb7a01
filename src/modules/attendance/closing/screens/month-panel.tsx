import { Done } from '#kernel/administration/done.tsx'
import { momentInWords } from '#lib/time/in-words.ts'
import { ButtonLink, Cluster, Disclosure, Notice, Section, Stack, Timeline, type TimelineItem } from '#ui/index.ts'
import { actHref, isOver, MONTH_ACTS, type MonthAct, type MonthActName, whatOneMayDo } from '../months/month.ts'
import type { ViewedMonth } from '../months/view-month.ts'
import { ACT_WORDS } from './act-words.ts'
import { StateLabel } from './state-label.tsx'

const BACK = new Set<MonthActName>(['takeBack', 'return', 'unlock'])

const item = ({ act, at, by, words, digest }: MonthAct, now: Temporal.Instant): TimelineItem => ({
  title: MONTH_ACTS[act].done,
  time: { datetime: at.toString(), text: momentInWords(at, now) },
  who: by,
  state: BACK.has(act) ? 'returned' : 'done',
  children: (words || digest) && (
    <>
      {words && <p class="act-words">{words}</p>}
      {digest && <p class="field-hint">数字の SHA-256: {digest.slice(0, 12)}…</p>}
    </>
  ),
})

const NEXT = {
  open: 'まだ提出されていません。本人が提出し、課長が確認し、人事が締めます。',
  submitted: '課長の確認を待っています。取り消すか差し戻されるまで、訂正できません。',
  checked: '人事が締めるのを待っています。',
  locked: '締めた数字が給与に渡ります。',
}

const done = Object.fromEntries(Object.entries(MONTH_ACTS).map(([act, { done }]) => [act, `${done}。`]))

export const MonthDone = (props: { done: string | undefined }) => <Done words={done} {...props} />

/** 月の締め, below the book: how far it has come, and what one may do next. */
export const MonthPanel = ({
  view,
  now,
  today,
}: {
  view: ViewedMonth
  now: Temporal.Instant
  today: Temporal.PlainDate
}) => {
  const { month, part, acts } = view
  const possible = whatOneMayDo(part, month.state).filter((act) => act !== 'submit' || isOver(month, today))
  return (
    <Section heading="月の締め" id="closing" aside={<StateLabel {...month} />}>
      <Stack>
        {month.returned ? (
          <Notice tone="warning" heading="差し戻されています">
            <p>{month.returned}</p>
          </Notice>
        ) : (
          <p>{NEXT[month.state]}</p>
        )}
        <Cluster>
          {possible.map((act) => {
            const isInPlace = act === 'submit' && !part.isOwner
            return (
              <ButtonLink
                key={act}
                href={actHref(month, act)}
                variant={isInPlace || BACK.has(act) ? 'secondary' : 'primary'}
              >
                {isInPlace ? '本人に代わって提出する' : ACT_WORDS[act].verb}
              </ButtonLink>
            )
          })}
          <ButtonLink
            href={`/console/attendance/months/${month.staffId}/${month.month}/book.pdf`}
            variant="tertiary"
            icon="download"
          >
            PDF
          </ButtonLink>
        </Cluster>
        {acts.length > 0 && (
          <Disclosure summary="経過">
            <Timeline
              label="締めの経過"
              words={{ returned: '戻されました' }}
              items={acts.map((act) => item(act, now))}
            />
          </Disclosure>
        )}
      </Stack>
    </Section>
  )
}
