import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { monthInWords } from '#lib/time/wareki.ts'
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  Checkbox,
  ErrorSummary,
  errorFor,
  type FieldErrorText,
  FormActions,
  Notice,
  PageHeading,
  Stack,
  TextArea,
} from '#ui/index.ts'
import { readBook } from '../../book/read-book.ts'
import { absencesOf, type Blocker, blockersOf } from '../months/blockers.ts'
import type { MonthInHand } from '../months/get-month.ts'
import { actHref, bookHref, type MonthActName } from '../months/month.ts'
import { ACT_WORDS } from './act-words.ts'
import { FiguresList } from './figures-list.tsx'

export interface ActPage {
  act: MonthActName
  hand: MonthInHand
  typed?: { words: string; absent: boolean }
  errors?: FieldErrorText[]
}

const Blockers = ({ blockers }: { blockers: readonly Blocker[] }) => (
  <Notice tone="warning" heading="提出の前に直すものがあります">
    <ul>
      {blockers.map(({ says, href }) => (
        <li key={says}>{href ? <a href={href}>{says}</a> : says}</li>
      ))}
    </ul>
  </Notice>
)

const Absences = ({ absences, typed, error }: { absences: string[]; typed: boolean; error: string | undefined }) => (
  <Stack>
    <Notice tone="warning" heading="勤務も休暇もない日や時間">
      <ul>
        {absences.map((says) => (
          <li key={says}>{says}</li>
        ))}
      </ul>
      <p>働いたときは打刻の訂正を、休んだときは休暇を、先に申請してください。</p>
    </Notice>
    <Checkbox name="absent" label="上の日と時間を、欠勤として提出します" checked={typed} error={error} />
  </Stack>
)

/** Asks before a month moves on or back. */
export async function actPage(program: Program, c: Context<ConsoleEnv>, { act, hand, typed, errors = [] }: ActPage) {
  const { month, part } = hand
  const { verb, title, lead, reason, danger } = ACT_WORDS[act]
  const { book } = await readBook(c.var.db, month.staffId, month.month, c.var.now)
  const isSubmit = act === 'submit'
  const blockers = isSubmit ? blockersOf(book, month, dateInTokyo(c.var.now)) : []
  const absences = isSubmit && blockers.length === 0 ? absencesOf(book) : []
  const ask =
    isSubmit && !part.isOwner
      ? { label: '本人が提出できない理由', hint: '記録に残ります。例: 10月31日に退職したため' }
      : reason
  const back = bookHref(month.month, month.staffId)
  const heading = `${monthInWords(month.month)}${title}`
  return consolePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}${heading}`,
    status: errors.length > 0 ? 422 : undefined,
    breadcrumbs: <Breadcrumbs items={[{ text: '出勤簿', href: back }, { text: verb }]} />,
    children: (
      <Stack>
        <PageHeading over={`${month.section} ${month.name}`} lead={lead}>
          {heading}
        </PageHeading>
        <ErrorSummary errors={blockers.length > 0 ? [] : errors} />
        {blockers.length > 0 && <Blockers blockers={blockers} />}
        <FiguresList book={book} />
        <PostForm action={actHref(month, act)}>
          {absences.length > 0 && (
            <Absences absences={absences} typed={typed?.absent ?? false} error={errorFor(errors, 'absent')} />
          )}
          {ask && blockers.length === 0 && (
            <TextArea
              name="words"
              rows={3}
              label={ask.label}
              hint={ask.hint}
              required
              value={typed?.words}
              error={errorFor(errors, 'words')}
            />
          )}
          <FormActions>
            {blockers.length === 0 && <Button variant={danger ? 'danger' : 'primary'}>{verb}</Button>}
            <ButtonLink href={back} variant="tertiary">
              {blockers.length === 0 ? 'やめて戻る' : '出勤簿に戻る'}
            </ButtonLink>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
}
