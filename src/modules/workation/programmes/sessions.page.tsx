import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { dateTimeInWords } from '#lib/time/in-words.ts'
import {
  Button,
  DateInput,
  Disclosure,
  EmptyState,
  errorFor,
  FormActions,
  Section,
  Stack,
  StatusLabel,
  Table,
  TextInput,
} from '#ui/index.ts'
import { fieldsOf, wholeNumber } from '#kernel/http/form-fields.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { offerHref } from '../offers/offer.ts'
import { OfferStateLabel, OfferTabs } from '../offers/offer-tabs.tsx'
import type { Again, Shell } from '../offers/shell.ts'
import { WORDS } from '../site/words.ts'
import { ifHeld, missingOf, type Programme, type Session } from './programme.ts'
import { listSessions } from './programmes.queries.ts'
import { idIn } from '#lib/text/whole-number.ts'

/** 開催回 to come, and a new one. */
export async function sessionsPage(shell: Shell, c: Context<SiteEnv>, programme: Programme, again: Again<Typed> = {}) {
  const { typed = {}, errors = [], status } = again
  const sessions = await listSessions(c.var.db, programme.id, c.var.now)
  const [field, here] = [fieldsOf(typed, errors), `${offerHref(shell.base, programme)}/sessions`]
  const words = WORDS.ja
  const refused = idIn(firstOf(typed, 'session'))
  return shell.page(c, {
    title: `${programme.name}の開催回`,
    over: 'プログラム',
    state: <OfferStateLabel {...programme} />,
    trail: [{ text: programme.name, href: offerHref(shell.base, programme) }, { text: '開催回' }],
    errors,
    status,
    children: (
      <Stack>
        <OfferTabs base={shell.base} offer={programme} here="/sessions" />
        <Section heading="これからの開催回">
          <Table
            caption="これからの開催回"
            hideCaption
            columns={[
              { header: '始まり', primary: true, cell: ({ startsAt }) => dateTimeInWords(startsAt) },
              { header: '予約', cell: ifHeld(({ taken }) => words.people(taken)) },
              { header: '空き', cell: ifHeld(({ places, taken }) => words.left(places - taken, places)) },
              {
                header: '最少催行',
                cell: ifHeld((session) => words.decided(missingOf(session, programme), programme.minPeople)),
              },
              {
                header: '中止',
                cell: (session) => (
                  <Cancelling
                    {...{ session, here }}
                    reason={session.id === refused ? firstOf(typed, 'reason') : undefined}
                    error={session.id === refused ? errorFor(errors, 'reason') : undefined}
                  />
                ),
              },
            ]}
            rows={sessions}
            rowKey={({ id }) => String(id)}
            empty={<EmptyState icon="calendar" heading="これからの開催回はありません" />}
          />
        </Section>
        <Section heading="開催回を加える">
          <PostForm action={here}>
            <DateInput
              {...field('startsAt')}
              kind="datetime-local"
              label="始まる日時"
              required
              hint={`${programme.seasonFrom}〜${programme.seasonThrough} の間`}
            />
            <TextInput
              {...field('places')}
              {...wholeNumber}
              label="定員"
              unit="人"
              required={false}
              hint={`空なら ${programme.maxPeople}人です`}
            />
            <FormActions>
              <Button>加える</Button>
            </FormActions>
          </PostForm>
        </Section>
      </Stack>
    ),
  })
}

function Cancelling({
  session,
  here,
  reason,
  error,
}: {
  session: Session
  here: string
  reason?: string
  error?: string
}) {
  if (session.cancelledBecause) return <StatusLabel tone="error">中止: {session.cancelledBecause}</StatusLabel>
  return (
    <Disclosure summary="中止する" open={error !== undefined}>
      <PostForm action={`${here}/${session.id}/cancellation`}>
        <TextInput
          name="reason"
          id={error ? 'reason' : `reason-${session.id}`}
          label="中止の理由"
          required
          value={reason}
          error={error}
          hint="サイトに出ます。例: 大雨のため"
        />
        <Button variant="danger" size="small">
          {dateTimeInWords(session.startsAt)}を中止する
        </Button>
      </PostForm>
    </Disclosure>
  )
}
