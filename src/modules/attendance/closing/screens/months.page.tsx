import { monthInWords } from '#lib/time/wareki.ts'
import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import {
  Breadcrumbs,
  BulkForm,
  Button,
  ButtonLink,
  EmptyState,
  PageHeading,
  Pager,
  Progress,
  Section,
  Stack,
} from '#ui/index.ts'
import { readBooks } from '../../book/read-book.ts'
import { countStates, listMonthsFor, type ListedMonth, type MonthList, readyFor } from '../months/list-months.ts'
import type { MonthState } from '../months/month.ts'
import { BulkTold } from './bulk-told.tsx'
import { type Books, PeopleTable } from './people-table.tsx'
import { isThere, listHref, monthToClose, readSection } from './place.ts'
import { SectionsTable } from './sections-table.tsx'
import { countInWords } from './state-label.tsx'

/** Figures are read for so many people; a longer list goes without. */
const MOST_WITH_FIGURES = 60

/** 「月の締め」: the head's people, or the whole town for personnel. */
export async function monthsPage(program: Program, c: Context<ConsoleEnv>) {
  const { db, staff, now } = c.var
  const [month, sectionId] = [monthToClose(c.req.query('month'), now), readSection(c.req.query('section'))]
  const list = await listMonthsFor(db, now, staff, month, sectionId)
  const isTown = list.isPersonnel && sectionId === undefined
  const ids = list.months.map(({ staffId }) => staffId)
  const books: Books = !isTown && ids.length <= MOST_WITH_FIGURES ? await readBooks(db, ids, month, now) : new Map()
  const [previous, next] = [month.subtract({ months: 1 }), month.add({ months: 1 })]
  const section = sectionId === undefined ? undefined : list.months[0]?.section
  return consolePage(program, c, {
    title: `月の締め ${monthInWords(month)}`,
    breadcrumbs: section && <Breadcrumbs items={[{ text: '月の締め', href: listHref(month) }, { text: section }]} />,
    children: (
      <Stack>
        <PageHeading
          over={section}
          actions={list.isPersonnel && <Papers month={month} list={list} sectionId={sectionId} />}
        >
          月の締め {monthInWords(month)}
        </PageHeading>
        <BulkTold query={c.req.query('told')} />
        <Pager
          label="月"
          previous={isThere(previous, now) ? listHref(previous, sectionId) : undefined}
          next={isThere(next, now) ? listHref(next, sectionId) : undefined}
          previousText="前の月"
          nextText="次の月"
        />
        <div id="months" data-live>
          {list.months.length === 0 ? (
            <Nobody list={list} />
          ) : (
            <List {...{ list, month, sectionId, books, isTown, now }} />
          )}
        </div>
      </Stack>
    ),
  })
}

const Nobody = ({ list: { isPersonnel, isChecker } }: { list: MonthList }) => (
  <EmptyState
    icon="stamp"
    heading={isPersonnel || isChecker ? 'この月に所属していた人はいません' : '確認する出勤簿はありません'}
  >
    {isPersonnel || isChecker
      ? '前後の月を見てください。'
      : 'ここは、課長と人事の担当が使う画面です。自分の月は、出勤簿から提出します。'}
  </EmptyState>
)

interface ListProps {
  list: MonthList
  month: Temporal.PlainYearMonth
  sectionId: number | undefined
  books: Books
  isTown: boolean
  now: Temporal.Instant
}

function List({ list: { months, isPersonnel }, month, sectionId, books, isTown, now }: ListProps) {
  const [toCheck, toLock] = [isTown ? [] : readyFor(months, 'check'), readyFor(months, 'lock')]
  const table = isTown ? <SectionsTable months={months} month={month} /> : <PeopleTable {...{ months, books, now }} />
  return (
    <Stack>
      <Progresses months={months} isPersonnel={isPersonnel} />
      {toCheck.length + toLock.length > 0 ? (
        <BulkForm
          action="/console/attendance/months/bulk"
          method="get"
          hidden={{ month: month.toString(), ...(sectionId !== undefined && { within: String(sectionId) }) }}
          label="選んだもの"
          actions={
            <>
              {toCheck.length > 0 && (
                <Button icon="check" name="act" value="check">
                  まとめて確認する
                </Button>
              )}
              {toLock.length > 0 && (
                <Button icon="stamp" name="act" value="lock" variant={toCheck.length > 0 ? 'secondary' : 'primary'}>
                  まとめて締める
                </Button>
              )}
            </>
          }
        >
          {table}
        </BulkForm>
      ) : (
        table
      )}
    </Stack>
  )
}

/** How far the town is locked; how far a head is with checking. */
function Progresses({ months, isPersonnel }: { months: readonly ListedMonth[]; isPersonnel: boolean }) {
  const counts = countStates(months)
  const states = (Object.keys(counts) as MonthState[]).filter((state) => counts[state] > 0)
  const done = counts.locked + (isPersonnel ? 0 : counts.checked)
  return (
    <Section heading="進み" aside={states.map((state) => countInWords(state, counts[state])).join(' · ')}>
      <Progress
        id="progress"
        label={isPersonnel ? '締め済み' : '確認済みと締め済み'}
        value={done}
        max={months.length}
        text={`${done} / ${months.length}人`}
      />
    </Section>
  )
}

function Papers({ month, list, sectionId }: Pick<ListProps, 'month' | 'list' | 'sectionId'>) {
  const locked = countStates(list.months).locked
  return (
    <>
      {sectionId !== undefined && list.months.length > 0 && (
        <ButtonLink
          href={`/console/attendance/months/books.pdf?month=${month}&section=${sectionId}`}
          variant="secondary"
          icon="download"
        >
          出勤簿の PDF
        </ButtonLink>
      )}
      {sectionId === undefined && (
        <>
          <ButtonLink href="/console/attendance/months/layout" variant="tertiary" icon="settings">
            給与連携のレイアウト
          </ButtonLink>
          {locked > 0 && (
            <ButtonLink
              href={`/console/attendance/months/payroll.csv?month=${month}`}
              variant="secondary"
              icon="download"
            >
              {locked === list.months.length ? '給与の CSV' : `給与の CSV(締めた${locked}人だけ)`}
            </ButtonLink>
          )}
        </>
      )}
    </>
  )
}
