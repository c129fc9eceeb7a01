import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { asset } from '#kernel/http/assets.ts'
import type { SiteEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { FORM } from '#kernel/http/form-words.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { sitePage } from '#kernel/http/site-page.tsx'
import { MapDoor, mapScript, originOf, PickedPlace } from '#kernel/map/map-door.tsx'
import type { Program } from '#kernel/program.ts'
import type { Mistake } from '#lib/refusal.ts'
import type { Language } from '#lib/text/language.ts'
import {
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
import { UsualName } from '../languages/usual-name.tsx'
import { AskerTrail } from '../web/asker-trail.tsx'
import type { Area } from './area.ts'
import { REPORT_FORM } from './form-words.ts'
import { USUAL_KINDS } from './kind-words.ts'
import { PLACE } from './place-words.ts'
import { LONGEST_ADDRESS, LONGEST_NAME, type StreetKind } from './street-report.ts'

type Wrong = Required<Mistake>

export interface FormPage {
  lang: Language
  action: string
  kinds: readonly StreetKind[]
  area: Area
  /** Nobody knows who it is. */
  asksPerson: boolean
  again?: { typed: Typed; status: ContentfulStatusCode; errors: Wrong[] } | undefined
}

/** 通報する: what, a photo, where; one page, phone first. */
export function formPage(
  program: Program,
  c: Context<SiteEnv>,
  { lang, action, kinds, area, asksPerson, again }: FormPage,
) {
  const words = REPORT_FORM[lang]
  const errors = again?.errors ?? []
  const typed = again?.typed ?? {}
  const optional = { required: false, optionalWord: FORM[lang].optional }
  c.header('X-Robots-Tag', 'noindex')
  c.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=(self)')
  return sitePage(program, c, {
    title: again ? FORM[lang].wrong(words.title) : words.title,
    lang,
    description: words.description,
    width: 'narrow',
    status: again?.status,
    tiles: originOf(program.settings),
    scripts: [mapScript(), asset('report.island.js')],
    breadcrumbs: <AskerTrail lang={lang} matter={undefined} here={words.title} />,
    children: (
      <Stack gap="loose">
        <PageHeading lead={words.lead}>{words.title}</PageHeading>
        <Notice tone="warning" heading={words.urgent}>
          <p>{words.urgentLead}</p>
        </Notice>
        <ErrorSummary errors={errors} heading={FORM[lang].wrongHeading} />
        <PostForm action={action} multipart hidden={{ key: randomUUID() }}>
          <RadioGroup
            name="kind"
            legend={words.kind}
            options={kinds.map(({ id, name }) => ({
              value: String(id),
              text: <UsualName of={USUAL_KINDS} name={name} lang={lang} />,
            }))}
            value={firstOf(typed, 'kind')}
            error={errorFor(errors, 'kind')}
            requiredWord={FORM[lang].required}
            required
          />
          <FileInput
            name="files"
            label={words.files}
            hint={words.filesHint}
            error={errorFor(errors, 'files')}
            accept="image/*"
            multiple
            {...optional}
          />
          <FileInput
            name="files"
            id="camera"
            label={words.camera}
            accept="image/*"
            capture="environment"
            {...optional}
          />
          <PlaceFields program={program} area={area} typed={typed} error={errorFor(errors, 'address')} lang={lang} />
          <TextArea
            name="text"
            label={words.text}
            hint={words.textHint}
            rows={3}
            value={firstOf(typed, 'text')}
            error={errorFor(errors, 'text')}
            {...optional}
          />
          {asksPerson && <PersonFields typed={typed} errors={errors} lang={lang} />}
          <FormActions>
            <Button size="large" icon="send">
              {words.send}
            </Button>
          </FormActions>
        </PostForm>
        <Notice tone="info" heading={words.after}>
          <p>{words.afterLead}</p>
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
  lang: Language
}

/** By the map, by where the phone is, by what the photo says; or in words, which works everywhere. */
const PlaceFields = ({ program, area, typed, error, lang }: PlaceFieldsProps) => (
  <section class="stack" aria-label={PLACE[lang].place}>
    <TextInput
      name="address"
      label={PLACE[lang].address}
      hint={PLACE[lang].addressHint}
      value={firstOf(typed, 'address')}
      error={error}
      maxLength={LONGEST_ADDRESS}
    />
    <PickedPlace latitude={firstOf(typed, 'latitude')} longitude={firstOf(typed, 'longitude')} />
    <div id="place" hidden>
      <Stack>
        <Cluster>
          <Button type="button" variant="secondary" icon="map-pin" id="place-here">
            {PLACE[lang].mark}
          </Button>
          <Button type="button" variant="tertiary" id="place-clear" hidden>
            {PLACE[lang].clear}
          </Button>
        </Cluster>
        <output id="place-said" data-words={JSON.stringify(PLACE[lang].said)} />
      </Stack>
    </div>
    <MapDoor settings={program.settings} language={lang} picks={area} />
  </section>
)

interface PersonFieldsProps {
  typed: Typed
  errors: Wrong[]
  lang: Language
}

const PersonFields = ({ typed, errors, lang }: PersonFieldsProps) => (
  <>
    <TextInput
      name="name"
      label={REPORT_FORM[lang].name}
      hint={REPORT_FORM[lang].nameHint}
      value={firstOf(typed, 'name')}
      error={errorFor(errors, 'name')}
      autoComplete="name"
      width="medium"
      maxLength={LONGEST_NAME}
      required={false}
      optionalWord={FORM[lang].optional}
    />
    <TextInput
      name="email"
      type="email"
      label={REPORT_FORM[lang].email}
      hint={REPORT_FORM[lang].emailHint}
      value={firstOf(typed, 'email')}
      error={errorFor(errors, 'email')}
      autoComplete="email"
      autoCapitalize="none"
      spellcheck={false}
      required={false}
      optionalWord={FORM[lang].optional}
    />
  </>
)
