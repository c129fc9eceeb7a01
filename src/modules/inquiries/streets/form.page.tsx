import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { asset } from '#kernel/http/assets.ts'
import type { SiteEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { sitePage } from '#kernel/http/site-page.tsx'
import { MapDoor, mapScript, originOf, PickedPlace } from '#kernel/map/map-door.tsx'
import type { Program } from '#kernel/program.ts'
import type { Refusal } from '#lib/refusal.ts'
import {
  Breadcrumbs,
  Button,
  Cluster,
  ErrorSummary,
  errorFor,
  FileInput,
  FormActions,
  Notice,
  PageHeading,
  RadioGroup,
  Stack,
  TextArea,
  TextInput,
} from '#ui/index.ts'
import type { Area } from './area.ts'
import { LONGEST_ADDRESS, LONGEST_NAME, type StreetKind } from './street-report.ts'

export interface FormPage {
  action: string
  kinds: readonly StreetKind[]
  area: Area
  /** Nobody knows who it is. */
  asksPerson: boolean
  again?: { typed: Typed; refusal: Refusal } | undefined
}

const TITLE = '道路などの通報'

/** 通報する: what, a photo, where; one page, phone first. */
export function formPage(program: Program, c: Context<SiteEnv>, { action, kinds, area, asksPerson, again }: FormPage) {
  const errors = again?.refusal.mistakes.map(({ field = 'address', message }) => ({ field, message })) ?? []
  const typed = again?.typed ?? {}
  c.header('X-Robots-Tag', 'noindex')
  c.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=(self)')
  return sitePage(program, c, {
    title: again ? `エラー: ${TITLE}` : TITLE,
    description: '道路の穴、街灯、倒木などを、写真と場所で町に知らせます。',
    width: 'narrow',
    status: again?.refusal.status,
    tiles: originOf(program.settings),
    scripts: [mapScript(), asset('report.island.js')],
    breadcrumbs: <Breadcrumbs items={[{ text: 'トップ', href: '/' }, { text: TITLE }]} />,
    children: (
      <Stack gap="loose">
        <PageHeading lead="道路の穴や消えた街灯などを、写真と場所で知らせてください。担当の課が見て、どうなったかをお知らせします。">
          {TITLE}
        </PageHeading>
        <Notice tone="warning" heading="危ないときは電話を">
          <p>けが人がいる、電線が垂れているなど、急ぐことは 119番・110番へ。すぐには見られないことがあります。</p>
        </Notice>
        <ErrorSummary errors={errors} />
        <PostForm action={action} multipart hidden={{ key: randomUUID() }}>
          <RadioGroup
            name="kind"
            legend="なにについて"
            options={kinds.map(({ id, name }) => ({ value: String(id), text: name }))}
            value={firstOf(typed, 'kind')}
            error={errorFor(errors, 'kind')}
            required
          />
          <FileInput
            name="files"
            label="写真を撮る・選ぶ"
            hint="遠くからと近くからの2枚があると、場所と大きさが分かります。顔や車の番号は写さないでください。"
            error={errorFor(errors, 'files')}
            accept="image/*"
            required={false}
            multiple
          />
          <FileInput
            name="files"
            id="camera"
            label="カメラですぐに撮る"
            accept="image/*"
            capture="environment"
            required={false}
          />
          <PlaceFields program={program} area={area} typed={typed} error={errorFor(errors, 'address')} />
          <TextArea
            name="text"
            label="くわしい様子"
            hint="大きさ、いつからか、危ないことなど"
            rows={3}
            value={firstOf(typed, 'text')}
            error={errorFor(errors, 'text')}
            required={false}
          />
          {asksPerson && <PersonFields typed={typed} errors={errors} />}
          <FormActions>
            <Button size="large" icon="send">
              通報する
            </Button>
          </FormActions>
        </PostForm>
        <Notice tone="info" heading="このあと">
          <p>
            送ると、状況を見られるページが開きます。「受付」「対応中」「完了」と変わり、対応できないときは理由をお知らせします。写真の位置などの記録は、場所を選ぶのに使い、残しません。
          </p>
        </Notice>
      </Stack>
    ),
  })
}

interface PlaceFieldsProps {
  program: Program
  area: Area
  typed: Typed
  error: string | undefined
}

/** By the map, by where the phone is, by what the photo says; or in words, which works everywhere. */
const PlaceFields = ({ program, area, typed, error }: PlaceFieldsProps) => (
  <section class="stack" aria-label="場所">
    <TextInput
      name="address"
      label="場所(住所か目印)"
      hint="例: 中央2丁目、郵便局の前。地図で印を付けたときは、空でもかまいません。"
      value={firstOf(typed, 'address')}
      error={error}
      maxLength={LONGEST_ADDRESS}
    />
    <PickedPlace latitude={firstOf(typed, 'latitude')} longitude={firstOf(typed, 'longitude')} />
    <div id="place" hidden>
      <Stack>
        <Cluster>
          <Button type="button" variant="secondary" icon="map-pin" id="place-here">
            いまいる場所に印を付ける
          </Button>
          <Button type="button" variant="tertiary" id="place-clear" hidden>
            印を消す
          </Button>
        </Cluster>
        <output id="place-said" />
      </Stack>
    </div>
    <MapDoor settings={program.settings} language="ja" picks={area} />
  </section>
)

const PersonFields = ({ typed, errors }: { typed: Typed; errors: { field: string; message: string }[] }) => (
  <>
    <TextInput
      name="name"
      label="お名前"
      hint="書かなくても通報できます。"
      value={firstOf(typed, 'name')}
      error={errorFor(errors, 'name')}
      autoComplete="name"
      width="medium"
      maxLength={LONGEST_NAME}
      required={false}
    />
    <TextInput
      name="email"
      type="email"
      label="メールアドレス"
      hint="状況が変わったときにお知らせします。"
      value={firstOf(typed, 'email')}
      error={errorFor(errors, 'email')}
      autoComplete="email"
      autoCapitalize="none"
      spellcheck={false}
      required={false}
    />
  </>
)
