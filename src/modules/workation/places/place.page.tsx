import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import {
  CheckboxGroup,
  DateInput,
  errorFor,
  type FieldErrorText,
  Fieldset,
  Grid,
  RadioGroup,
  TextInput,
} from '#ui/index.ts'
import { choices, fieldsOf, wholeNumber } from '#kernel/http/form-fields.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { PLACE_KINDS, type PlaceKind } from '../offers/offer.ts'
import { newOfferPage, offerPage } from '../offers/offer-form.page.tsx'
import type { Again, Shell } from '../offers/shell.ts'
import { isPlaceKind, type Place, typedPlace, UNIT_WORDS, WEEKDAYS } from './place.ts'

function PlaceFields({ kind, typed, errors }: { kind: PlaceKind | undefined; typed: Typed; errors: FieldErrorText[] }) {
  const field = fieldsOf(typed, errors)
  const { unit, per } = UNIT_WORDS[kind ?? 'lodging']
  const all = kind === undefined
  return (
    <>
      <Fieldset name="where" legend="どこに">
        <TextInput {...field('address')} label="住所" required />
        <TextInput {...field('addressEn')} label="住所(英語)" required lang="en" />
        <Grid min="small">
          <TextInput {...field('latitude')} label="緯度" required inputMode="decimal" hint="例: 33.6812" />
          <TextInput {...field('longitude')} label="経度" required inputMode="decimal" hint="例: 135.3479" />
          <TextInput
            {...field('airMinutes')}
            {...wholeNumber}
            label="羽田空港から"
            unit="分"
            required={false}
            hint="飛行機と車で"
          />
          <TextInput
            {...field('roadMinutes')}
            {...wholeNumber}
            label="高速道路の出口から"
            unit="分"
            required={false}
            hint="車で"
          />
        </Grid>
      </Fieldset>
      <Fieldset name="how-much" legend="いくつ、いくらで">
        <Grid min="small">
          <TextInput
            {...field('units')}
            {...wholeNumber}
            label={all ? '席・室の数' : `${unit}の数`}
            unit={all ? '' : unit}
            required
            hint="ふだんの日の数です"
          />
          <TextInput
            {...field('price')}
            {...wholeNumber}
            label={all ? '料金(1席・1室の1日、または1泊)' : `料金(${per})`}
            unit="円"
            required
          />
          {kind !== 'workplace' && (
            <TextInput
              {...field('peoplePerUnit')}
              {...wholeNumber}
              label="1室の定員"
              unit="人"
              required
              hint={all ? 'しごと場の席は、いつも1人です' : undefined}
            />
          )}
          {(all || kind === 'office') && (
            <TextInput
              {...field('area')}
              label="広さ(オフィスだけ)"
              inputMode="decimal"
              width="short"
              unit="m²"
              required={kind === 'office'}
            />
          )}
          <TextInput {...field('outlets')} {...wholeNumber} label="利用者が使える電源" unit="口" required />
        </Grid>
      </Fieldset>
      <Fieldset name="when" legend="いつ">
        <CheckboxGroup
          name="weekdays"
          legend="使える曜日"
          inline
          options={choices(WEEKDAYS)}
          values={typed['weekdays']}
          error={errorFor(errors, 'weekdays')}
        />
        <Grid min="small">
          <DateInput {...field('opens')} kind="time" label="開く時刻" required={false} hint="決まっていなければ空に" />
          <DateInput {...field('closes')} kind="time" label="閉まる時刻" required={false} />
        </Grid>
      </Fieldset>
    </>
  )
}

/** A place that is to be added. */
export function newPlacePage(shell: Shell, c: Context<SiteEnv>, again: Again<Typed> = {}) {
  const { typed = typedPlace(undefined), errors = [] } = again
  const kind = firstOf(typed, 'kind')
  return newOfferPage(shell, c, again, {
    title: '場所を加える',
    lead: '下書きとして保存し、写真などを加えてから公開を依頼します。',
    path: '/places',
    typed,
    first: (
      <RadioGroup
        name="kind"
        legend="種類"
        inline
        required
        options={choices(PLACE_KINDS)}
        value={kind}
        error={errorFor(errors, 'kind')}
      />
    ),
    children: <PlaceFields kind={isPlaceKind(kind) ? kind : undefined} typed={typed} errors={errors} />,
  })
}

/** One place. */
export function placePage(shell: Shell, c: Context<SiteEnv>, place: Place, again: Again<Typed> = {}) {
  const { typed = typedPlace(place), errors = [] } = again
  const children = <PlaceFields kind={place.kind} typed={typed} errors={errors} />
  return offerPage(shell, c, place, again, { typed, children })
}
