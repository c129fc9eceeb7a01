import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import {
  Button,
  ButtonLink,
  CheckboxGroup,
  DateInput,
  DescriptionList,
  errorFor,
  type FieldErrorText,
  Fieldset,
  FormActions,
  Grid,
  RadioGroup,
  Select,
  Stack,
  TextInput,
} from '#ui/index.ts'
import { firstOf, type Typed } from '../form-reader.ts'
import { OFFER_KINDS, offerHref, PLACE_KINDS, type PlaceKind } from '../offers/offer.ts'
import { OfferStateLabel, OfferTabs } from '../offers/offer-tabs.tsx'
import { fieldsOf, OfferWordsFields, wholeNumber } from '../offers/offer-words-fields.tsx'
import { listActs } from '../offers/offers.queries.ts'
import { Publishing } from '../offers/publishing.tsx'
import type { Again, Shell } from '../offers/shell.ts'
import { listStanding } from '../providers/providers.queries.ts'
import { isPlaceKind, type Place, typedPlace, UNIT_WORDS, WEEKDAYS } from './place.ts'

export const choices = (words: Record<string, string>) =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

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
export async function newPlacePage(shell: Shell, c: Context<SiteEnv>, again: Again<Typed> = {}) {
  const { typed = typedPlace(undefined), errors = [], status } = again
  const editor = await shell.editor(c)
  const providers = await listStanding(c.var.db, editor.side === 'provider' ? editor.providerIds : undefined)
  const kind = firstOf(typed, 'kind')
  return shell.page(c, {
    title: '場所を加える',
    trail: [{ text: '場所を加える' }],
    lead: '下書きとして保存し、写真などを加えてから公開を依頼します。',
    errors,
    status,
    children: (
      <PostForm action={`${shell.base}/places`}>
        <RadioGroup
          name="kind"
          legend="種類"
          inline
          required
          options={choices(PLACE_KINDS)}
          value={kind}
          error={errorFor(errors, 'kind')}
        />
        <ProviderSelect providers={providers} typed={typed} errors={errors} />
        <OfferWordsFields typed={typed} errors={errors} />
        <PlaceFields kind={isPlaceKind(kind) ? kind : undefined} typed={typed} errors={errors} />
        <FormActions>
          <Button>下書きを保存する</Button>
          <ButtonLink href={shell.base} variant="tertiary">
            やめて戻る
          </ButtonLink>
        </FormActions>
      </PostForm>
    ),
  })
}

export const ProviderSelect = ({
  providers,
  typed,
  errors,
}: {
  providers: { id: number; name: string }[]
  typed: Typed
  errors: FieldErrorText[]
}) => (
  <Select
    {...fieldsOf(typed, errors)('provider')}
    value={firstOf(typed, 'provider') || (providers.length === 1 ? String(providers[0]!.id) : '')}
    label="事業者"
    required
    placeholder="選んでください"
    options={providers.map(({ id, name }) => ({ value: String(id), text: name }))}
  />
)

/** One place: what it says, and whether it is on the site. */
export async function placePage(shell: Shell, c: Context<SiteEnv>, place: Place, again: Again<Typed> = {}) {
  const { typed = typedPlace(place), errors = [], status, reason } = again
  const [editor, acts] = [await shell.editor(c), await listActs(c.var.db, place.id)]
  const isFirst = place.state === 'asked' || place.state === 'returned' // somebody waits for what is done there
  const publishing = (
    <Publishing {...{ base: shell.base, editor, offer: place, acts, now: c.var.now, errors, reason }} />
  )
  return shell.page(c, {
    title: place.name,
    over: OFFER_KINDS[place.kind],
    state: <OfferStateLabel {...place} />,
    trail: [{ text: place.name }],
    errors,
    status,
    children: (
      <Stack>
        <OfferTabs base={shell.base} offer={place} here="" />
        <DescriptionList items={[{ term: '事業者', description: place.provider }]} />
        {isFirst && publishing}
        <PostForm action={offerHref(shell.base, place)} hidden={{ version: String(place.version) }}>
          <OfferWordsFields typed={typed} errors={errors} />
          <PlaceFields kind={place.kind} typed={typed} errors={errors} />
          <FormActions>
            <Button>変更する</Button>
          </FormActions>
        </PostForm>
        {!isFirst && publishing}
      </Stack>
    ),
  })
}
