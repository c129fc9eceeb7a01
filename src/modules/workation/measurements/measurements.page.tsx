import type { Context } from 'hono'
import { asset } from '#kernel/http/assets.ts'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { momentForField } from '#lib/time/typed-moment.ts'
import {
  Button,
  DateInput,
  Disclosure,
  errorFor,
  FormActions,
  Grid,
  RadioGroup,
  Section,
  Stack,
  TextInput,
} from '#ui/index.ts'
import { choices, fieldsOf } from '#kernel/http/form-fields.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { OFFER_KINDS, offerHref } from '../offers/offer.ts'
import { OfferStateLabel, OfferTabs } from '../offers/offer-tabs.tsx'
import type { Again, Shell } from '../offers/shell.ts'
import type { Place } from '../places/place.ts'
import { History } from './history.tsx'
import { RECEPTION } from './measurement.ts'
import { listMeasurements } from './measurements.queries.ts'

/** Filled in and shown by measure.island.ts; without JavaScript there is the form below. */
const Measuring = ({ action, url, typed }: { action: string; url: string; typed: Typed }) => (
  <div id="measuring" data-url={url} hidden>
    <p>
      いま見ている端末と、このサーバーの間の速さを測ります。約20秒かかり、50MBほどの通信をします。その場所の回線だけでなく、端末、Wi-Fi、サーバーまでの道の混みぐあいも含んだ値です。
    </p>
    <p>
      <Button type="button" id="measure">
        測る
      </Button>
    </p>
    <p>
      <output id="measuring-progress" />
    </p>
    <div id="measured" hidden>
      <PostForm action={action} hidden={{ source: 'page', down: '', up: '', latency: '' }}>
        <Others typed={typed} />
        <FormActions>
          <Button>この値を記録する</Button>
        </FormActions>
      </PostForm>
    </div>
  </div>
)

/** What no page can measure; under ids of their own, since the form below asks for the same. */
const Others = ({ typed }: { typed: Typed }) => (
  <>
    <TextInput
      name="noise"
      id="measured-noise"
      label="騒音"
      unit="デシベル"
      inputMode="decimal"
      width="short"
      required={false}
      value={firstOf(typed, 'noise')}
      hint="騒音計か、電話の騒音計のアプリの値"
    />
    <RadioGroup
      name="reception"
      id="measured-reception"
      legend="携帯電話の電波"
      inline
      options={choices(RECEPTION)}
      value={firstOf(typed, 'reception')}
    />
  </>
)

/** 測定 of a place, and a new one. */
export async function measurementsPage(shell: Shell, c: Context<SiteEnv>, place: Place, again: Again<Typed> = {}) {
  const { typed = {}, errors = [], status } = again
  const measurements = await listMeasurements(c.var.db, place.id)
  const [field, here] = [fieldsOf(typed, errors), `${offerHref(shell.base, place)}/measurements`]
  const decimal = { inputMode: 'decimal', width: 'short', required: false } as const
  return shell.page(c, {
    title: `${place.name}の測定`,
    over: OFFER_KINDS[place.kind],
    state: <OfferStateLabel {...place} />,
    trail: [{ text: place.name, href: offerHref(shell.base, place) }, { text: '測定' }],
    lead: '記録は変えられません。新しい測定が、前のものと並んでサイトに出ます。',
    errors,
    status,
    scripts: [asset('measure.island.js')],
    children: (
      <Stack>
        <OfferTabs base={shell.base} offer={place} here="/measurements" />
        <Section heading="いま測る">
          <Measuring action={here} url={`${shell.base}/measuring`} typed={typed} />
          <Disclosure summary="ほかの方法で測った値を書く" open={errors.length > 0} id="typed">
            <PostForm action={here} hidden={{ source: 'typed' }}>
              <Grid min="small">
                <DateInput
                  {...field('measuredAt')}
                  value={firstOf(typed, 'measuredAt') || momentForField(c.var.now)}
                  kind="datetime-local"
                  label="測った日時"
                  required
                />
                <TextInput {...field('instrument')} label="測ったもの" required hint="例: 速度測定サイト、騒音計" />
              </Grid>
              <Grid min="small">
                <TextInput {...field('down')} {...decimal} label="下り" unit="Mbps" />
                <TextInput {...field('up')} {...decimal} label="上り" unit="Mbps" />
                <TextInput {...field('latency')} {...decimal} label="応答時間" unit="ミリ秒" />
                <TextInput {...field('noise')} {...decimal} label="騒音" unit="デシベル" />
              </Grid>
              <RadioGroup
                name="reception"
                legend="携帯電話の電波"
                inline
                options={choices(RECEPTION)}
                value={firstOf(typed, 'reception')}
                error={errorFor(errors, 'reception')}
              />
              <FormActions>
                <Button>記録する</Button>
              </FormActions>
            </PostForm>
          </Disclosure>
        </Section>
        <Section heading="これまでの測定">
          <History measurements={measurements} language="ja" now={c.var.now} />
        </Section>
      </Stack>
    ),
  })
}
