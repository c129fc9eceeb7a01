import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { listSites } from '#kernel/sites/sites.queries.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { fiscalYearInWords, fiscalYearOf } from '#lib/time/fiscal-year.ts'
import {
  Bars,
  Button,
  type Column,
  EmptyState,
  ErrorSummary,
  errorFor,
  type FieldErrorText,
  FormActions,
  Grid,
  Notice,
  PageHeading,
  Pager,
  Section,
  Stack,
  Table,
  TextInput,
} from '#ui/index.ts'
import { WorkplacesTabs } from '../workplaces-tabs.tsx'
import { fieldOf, type TypedTravel } from './read-travel.ts'
import { shorterInWords } from './saved-minutes.ts'
import { listTravel, type Saving } from './travel.queries.ts'
import { bySite, readYear, viewSavings } from './view-savings.ts'

const HERE = '/console/workplaces/travel'

export interface TravelPage {
  typed?: TypedTravel
  errors?: FieldErrorText[]
}

/** 「通勤時間」: how far it is, and what working elsewhere saved. */
export async function travelPage(program: Program, c: Context<ConsoleEnv>, { typed, errors = [] }: TravelPage = {}) {
  const { db, staff, now } = c.var
  const year = readYear(c.req.query('year'), now)
  const [sites, written] = [await listSites(db), await listTravel(db, staff.id)]
  const { own, others } = await viewSavings(db, now, staff, year)
  const isThere = (to: number) => to >= 2020 && to <= fiscalYearOf(dateInTokyo(now))
  const address = (to: number) => (isThere(to) ? `${HERE}?year=${to}` : undefined)
  return consolePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}通勤時間`,
    status: errors.length > 0 ? 422 : undefined,
    children: (
      <Stack>
        <PageHeading lead="分室で働いた日に、通勤の時間がどれだけ短くなったかです。チェックインした日だけを数えます。">
          通勤時間
        </PageHeading>
        <WorkplacesTabs here={HERE} />
        <ErrorSummary errors={errors} />
        {c.req.query('done') === 'changed' && (
          <Notice tone="success" live="status">
            <p>通勤時間を登録しました。これからチェックインする日に使います。</p>
          </Notice>
        )}
        <Pager
          label="年度"
          previous={address(year - 1)}
          next={address(year + 1)}
          previousText="前の年度"
          nextText="次の年度"
          summary={fiscalYearInWords(year)}
        />
        <Section heading="自分の通勤時間" aside={fiscalYearInWords(year)}>
          <Table
            caption="場所ごとの短くなった時間"
            hideCaption
            columns={savingColumns}
            rows={[...own]}
            rowKey={({ siteId }) => String(siteId)}
            empty={
              <EmptyState icon="clock" heading="分室で働いた日はまだありません">
                チェックインした日から数えます。
              </EmptyState>
            }
          />
        </Section>
        {others.length > 0 && <Others savings={others} year={year} />}
        <Section heading="片道の時間を登録する">
          <PostForm action={HERE}>
            <p>自宅から職場までの、ふだんの片道の時間(分)です。空のままにすると数えません。</p>
            <Grid min="small">
              {sites.map((site) => (
                <TextInput
                  key={site.id}
                  name={fieldOf(site)}
                  label={`${site.name}まで`}
                  inputMode="numeric"
                  width="short"
                  value={typed ? (typed[fieldOf(site)] ?? '') : String(written.get(site.id) ?? '')}
                  error={errorFor(errors, fieldOf(site))}
                />
              ))}
            </Grid>
            <FormActions>
              <Button>登録する</Button>
            </FormActions>
          </PostForm>
        </Section>
      </Stack>
    ),
  })
}

const minutesInWords = ({ minutes, counted }: Saving) =>
  counted === 0 ? '片道の時間が未記入' : shorterInWords(minutes)

const savingColumns: Column<Saving>[] = [
  { header: '場所', primary: true, cell: ({ site }) => site },
  { header: '日数', align: 'end', cell: ({ days }) => `${days}日` },
  { header: '短くなった時間', align: 'end', cell: minutesInWords },
]

function Others({ savings, year }: { savings: readonly Saving[]; year: number }) {
  const sites = bySite(savings)
  const sum = sites.reduce((all, { minutes }) => all + minutes, 0)
  return (
    <Section heading="職員の通勤時間" aside={`合わせて ${shorterInWords(sum)}`}>
      <Stack>
        <Bars
          caption={`${fiscalYearInWords(year)}に短くなった時間(場所ごと)`}
          bars={sites.map(({ site, days, minutes }) => ({
            label: site,
            value: minutes,
            text: `${shorterInWords(minutes)}(のべ ${days}日)`,
          }))}
        />
        <Table
          caption="職員と場所ごとの短くなった時間"
          hideCaption
          density="compact"
          phone="lines"
          columns={[
            { header: '氏名', primary: true, nowrap: true, cell: ({ name }) => name },
            { header: '課', cell: ({ section }) => section },
            { header: '場所', cell: ({ site }) => site },
            { header: '日数', align: 'end', cell: ({ days }) => `${days}日` },
            { header: '短くなった時間', align: 'end', cell: minutesInWords },
          ]}
          rows={[...savings]}
          rowKey={({ staffId, siteId }) => `${staffId}-${siteId}`}
        />
      </Stack>
    </Section>
  )
}
