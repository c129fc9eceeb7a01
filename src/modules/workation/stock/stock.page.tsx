import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import {
  Button,
  DateInput,
  errorFor,
  FormActions,
  Grid,
  RadioGroup,
  Section,
  Stack,
  TextInput,
  VisuallyHidden,
} from '#ui/index.ts'
import { choices, fieldsOf, wholeNumber } from '#kernel/http/form-fields.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { OFFER_KINDS, offerHref, yen } from '../offers/offer.ts'
import { OfferStateLabel, OfferTabs } from '../offers/offer-tabs.tsx'
import type { Again, Shell } from '../offers/shell.ts'
import { type Place, UNIT_WORDS } from '../places/place.ts'
import { listStock, type StockDay } from './availability.queries.ts'
import { STOCK_CHANGES } from './change-stock.ts'

const DAYS = 60

const inWords = (units: number | null, unit: string): string => (units ? `${units}${unit}` : '休み')

/** Weeks from Monday on, with the days before the first left empty. */
function Calendar({ days, unit }: { days: StockDay[]; unit: string }) {
  const before = (days[0]?.on.dayOfWeek ?? 1) - 1
  return (
    <ol class="stock-calendar" aria-label={`${DAYS}日の${unit}の数`}>
      {days.map(({ on, units, taken, isException }, at) => (
        <li data-closed={!units} data-changed={isException} data-column={at === 0 ? before + 1 : undefined}>
          <span>
            {at === 0 || on.day === 1 ? `${on.month}/${on.day}` : on.day}
            <VisuallyHidden>{dateInWords(on)}</VisuallyHidden>
          </span>
          <strong>{inWords(units, unit)}</strong>
          {taken > 0 && <small>予約 {taken}</small>}
          {isException && <VisuallyHidden>変更した日</VisuallyHidden>}
        </li>
      ))}
    </ol>
  )
}

/** 在庫 of a place in the next two months. */
export async function stockPage(shell: Shell, c: Context<SiteEnv>, place: Place, again: Again<Typed> = {}) {
  const { typed = {}, errors = [], status } = again
  const today = dateInTokyo(c.var.now)
  const days = await listStock(c.var.db, place.id, today, DAYS)
  const [field, { unit, per }] = [fieldsOf(typed, errors), UNIT_WORDS[place.kind]]
  return shell.page(c, {
    title: `${place.name}の在庫`,
    over: OFFER_KINDS[place.kind],
    state: <OfferStateLabel {...place} />,
    trail: [{ text: place.name, href: offerHref(shell.base, place) }, { text: '在庫' }],
    lead: `ふだんは${place.units}${unit}、料金は${per} ${yen(place.price)}です。どちらも「内容」で変えます。`,
    errors,
    status,
    children: (
      <Stack>
        <OfferTabs base={shell.base} offer={place} here="/stock" />
        <Section heading="日を選んで変える">
          <PostForm action={`${offerHref(shell.base, place)}/stock`}>
            <Grid min="small">
              <DateInput {...field('from')} label="最初の日" required min={today.toString()} />
              <DateInput
                {...field('through')}
                label="最後の日"
                required={false}
                min={today.toString()}
                hint="1日だけなら空に"
              />
            </Grid>
            <RadioGroup
              name="what"
              legend="どうするか"
              required
              inline
              options={choices(STOCK_CHANGES)}
              value={firstOf(typed, 'what') || 'units'}
              error={errorFor(errors, 'what')}
            />
            <TextInput
              {...field('units')}
              {...wholeNumber}
              label={`使える${unit}の数`}
              unit={unit}
              required={false}
              hint="「数を決める」のとき"
            />
            <FormActions>
              <Button>変更する</Button>
            </FormActions>
          </PostForm>
        </Section>
        <Section heading={`これから${DAYS}日`}>
          <p>太い枠は、ふだんと違う日です。</p>
          <Calendar days={days} unit={unit} />
        </Section>
      </Stack>
    ),
  })
}
