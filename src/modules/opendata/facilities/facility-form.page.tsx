import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { choices, fieldsOf } from '#kernel/http/form-fields.ts'
import type { Typed } from '#kernel/http/form-reader.ts'
import {
  CheckboxGroup,
  DateInput,
  errorFor,
  type FieldErrorText,
  Fieldset,
  Grid,
  Stack,
  StatusLabel,
  TextArea,
  TextInput,
} from '#ui/index.ts'
import type { Frame } from '../console/frame.tsx'
import { mayKeep } from '../datasets/may.ts'
import { Ending, PointFields, RecordForm, sectionField } from '../records/form-parts.tsx'
import type { Again } from '../records/record-routes.ts'
import { FacilityFacts } from './facility-facts.tsx'
import { FACILITIES } from './facilities.page.tsx'
import { type Facility, typedFacility, WEEKDAYS } from './facility.ts'

function FacilityFields({ typed, errors }: { typed: Typed; errors: FieldErrorText[] }) {
  const field = fieldsOf(typed, errors)
  return (
    <>
      <TextInput {...field('name')} label="名称" required hint="正式な名前。例: あおぞら市立図書館" />
      <TextInput {...field('nameKana')} label="フリガナ" required />
      <TextArea {...field('description')} label="説明" required={false} rows={3} />
      <Fieldset name="where" legend="所在地">
        <Grid>
          <TextInput {...field('townArea')} label="町字" required={false} hint="例: みなと町三丁目" />
          <TextInput {...field('street')} label="番地" required hint="例: 1番2号" />
        </Grid>
        <TextInput {...field('building')} label="建物の名前と階" required={false} hint="例: 市民会館2階" />
        <PointFields typed={typed} errors={errors} />
      </Fieldset>
      <Fieldset
        name="when"
        legend="利用できる日時"
        hint="開く時刻と閉まる時刻は、決まっていなければ両方とも空にします。"
      >
        <CheckboxGroup
          name="weekdays"
          legend="曜日"
          inline
          options={choices(WEEKDAYS)}
          values={typed['weekdays']}
          error={errorFor(errors, 'weekdays')}
        />
        <Grid min="small">
          <DateInput {...field('opens')} kind="time" label="開く時刻" required={false} />
          <DateInput {...field('closes')} kind="time" label="閉まる時刻" required={false} />
        </Grid>
        <TextInput {...field('hoursNote')} label="補足" required={false} hint="例: 祝日と年末年始は休み" />
      </Fieldset>
      <Fieldset name="reach" legend="連絡先">
        <TextInput
          {...field('phone')}
          type="tel"
          label="電話番号"
          required={false}
          width="medium"
          hint="例: 0980-00-0100"
        />
        <TextInput {...field('url')} type="url" label="URL" required={false} hint="例: https://example.jp/toshokan" />
      </Fieldset>
      <TextInput
        {...field('accessibility')}
        label="バリアフリー"
        required={false}
        hint="例: エレベーター、多機能トイレ"
      />
      <Fieldset name="wifi" legend="公衆無線LAN" hint="だれでも使えるものがあるときに入力します。">
        <Grid>
          <TextInput
            {...field('wifiSsid')}
            label="SSID"
            required={false}
            hint="例: Machi_Free_Wi-Fi"
            autocapitalize="none"
          />
          <TextInput {...field('wifiArea')} label="使える場所" required={false} hint="例: 1階ロビー" />
        </Grid>
      </Fieldset>
    </>
  )
}

const CLOSE = {
  heading: '一覧から外す',
  about: '廃止した施設などを、一覧から外します。外した施設は、次の版から公開のデータに出ません。あとから戻せます。',
  act: '一覧から外す',
}
const REOPEN = { heading: '一覧に戻す', about: '次の版から、公開のデータに出ます。', act: '一覧に戻す' }

/** 施設: to be added, changed, or, for other sections, to be read. */
export async function facilityFormPage(frame: Frame, c: Context<ConsoleEnv>, facility?: Facility, again?: Again) {
  const typed = again?.typed ?? typedFacility(facility)
  const errors = again?.errors ?? []
  const title = facility?.name ?? '施設を加える'
  const mine = !facility || mayKeep(c.var.staff, facility.sectionId)
  return frame(c, {
    title,
    ...(facility && { over: `施設 · ${facility.section}` }),
    state: facility?.endedAt && <StatusLabel>一覧から外した施設</StatusLabel>,
    trail: [{ text: '施設', href: FACILITIES }, { text: title }],
    errors,
    ...(again && { status: again.status }),
    children: (
      <Stack gap="loose">
        {mine ? (
          <RecordForm href={FACILITIES} kept={facility}>
            {!facility && (await sectionField(c, typed, errors))}
            <FacilityFields typed={typed} errors={errors} />
          </RecordForm>
        ) : (
          <FacilityFacts facility={facility} />
        )}
        {facility && mine && <Ending href={FACILITIES} kept={facility} words={facility.endedAt ? REOPEN : CLOSE} />}
      </Stack>
    ),
  })
}
