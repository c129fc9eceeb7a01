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
  Stack,
  TextArea,
  TextInput,
} from '#ui/index.ts'
import { firstOf, type Typed } from '../form-reader.ts'
import { offerHref } from '../offers/offer.ts'
import { OfferStateLabel, OfferTabs } from '../offers/offer-tabs.tsx'
import { fieldsOf, OfferWordsFields, wholeNumber } from '../offers/offer-words-fields.tsx'
import { listActs } from '../offers/offers.queries.ts'
import { Publishing } from '../offers/publishing.tsx'
import type { Again, Shell } from '../offers/shell.ts'
import { choices, ProviderSelect } from '../places/place.page.tsx'
import { listStanding } from '../providers/providers.queries.ts'
import { LANGUAGES, type Programme, THEMES, typedProgramme } from './programme.ts'

function ProgrammeFields({ typed, errors }: { typed: Typed; errors: FieldErrorText[] }) {
  const field = fieldsOf(typed, errors)
  return (
    <>
      <RadioGroup
        name="theme"
        legend="テーマ"
        required
        inline
        options={choices(THEMES)}
        value={firstOf(typed, 'theme')}
        error={errorFor(errors, 'theme')}
      />
      <Fieldset name="season" legend="いつ">
        <Grid min="small">
          <DateInput {...field('seasonFrom')} label="時期の最初の日" required />
          <DateInput {...field('seasonThrough')} label="時期の最後の日" required />
          <TextInput {...field('minutes')} {...wholeNumber} label="長さ" unit="分" required />
        </Grid>
      </Fieldset>
      <Fieldset name="who" legend="何人で、いくらで">
        <Grid min="small">
          <TextInput {...field('minPeople')} {...wholeNumber} label="最少人数" unit="人" required />
          <TextInput {...field('maxPeople')} {...wholeNumber} label="定員" unit="人" required />
          <TextInput {...field('price')} {...wholeNumber} label="料金(1人)" unit="円" required />
        </Grid>
        <CheckboxGroup
          name="languages"
          legend="使える言葉"
          inline
          options={choices(LANGUAGES)}
          values={typed['languages']}
          error={errorFor(errors, 'languages')}
        />
      </Fieldset>
      <Fieldset name="meet" legend="集まる">
        <TextInput {...field('meetingPlace')} label="集合場所" required />
        <TextInput {...field('meetingPlaceEn')} label="集合場所(英語)" required lang="en" />
        <TextArea {...field('bring')} label="持ち物" required={false} rows={3} />
        <TextArea {...field('bringEn')} label="持ち物(英語)" required={false} rows={3} lang="en" />
      </Fieldset>
    </>
  )
}

/** A programme that is to be added. */
export async function newProgrammePage(shell: Shell, c: Context<SiteEnv>, again: Again<Typed> = {}) {
  const { typed = typedProgramme(undefined), errors = [], status } = again
  const editor = await shell.editor(c)
  const providers = await listStanding(c.var.db, editor.side === 'provider' ? editor.providerIds : undefined)
  return shell.page(c, {
    title: 'プログラムを加える',
    trail: [{ text: 'プログラムを加える' }],
    lead: '下書きとして保存し、開催回や写真を加えてから公開を依頼します。',
    errors,
    status,
    children: (
      <PostForm action={`${shell.base}/programmes`}>
        <ProviderSelect providers={providers} typed={typed} errors={errors} />
        <OfferWordsFields typed={typed} errors={errors} />
        <ProgrammeFields typed={typed} errors={errors} />
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

/** One programme: what it says, and whether it is on the site. */
export async function programmePage(shell: Shell, c: Context<SiteEnv>, programme: Programme, again: Again<Typed> = {}) {
  const { typed = typedProgramme(programme), errors = [], status, reason } = again
  const [editor, acts] = [await shell.editor(c), await listActs(c.var.db, programme.id)]
  const isFirst = programme.state === 'asked' || programme.state === 'returned' // somebody waits for what is done there
  const publishing = (
    <Publishing {...{ base: shell.base, editor, offer: programme, acts, now: c.var.now, errors, reason }} />
  )
  return shell.page(c, {
    title: programme.name,
    over: 'プログラム',
    state: <OfferStateLabel {...programme} />,
    trail: [{ text: programme.name }],
    errors,
    status,
    children: (
      <Stack>
        <OfferTabs base={shell.base} offer={programme} here="" />
        <DescriptionList items={[{ term: '事業者', description: programme.provider }]} />
        {isFirst && publishing}
        <PostForm action={offerHref(shell.base, programme)} hidden={{ version: String(programme.version) }}>
          <OfferWordsFields typed={typed} errors={errors} />
          <ProgrammeFields typed={typed} errors={errors} />
          <FormActions>
            <Button>変更する</Button>
          </FormActions>
        </PostForm>
        {!isFirst && publishing}
      </Stack>
    ),
  })
}
