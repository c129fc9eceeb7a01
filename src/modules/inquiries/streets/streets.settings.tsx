import { type Context, Hono } from 'hono'
import { settingsPage } from '#kernel/administration/settings/settings-page.tsx'
import { requireWholeTown } from '#kernel/administration/whole-town.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { listSections } from '#kernel/organization/sections.queries.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { Button, errorFor, FormActions, Section, Select, Stack, TextInput } from '#ui/index.ts'
import type { Circle } from './area.ts'
import { asSeen, changeArea, changeKinds, LONGEST_KIND } from './change-kinds.ts'
import { findCircle, listKinds } from './kinds.queries.ts'
import { USUAL_KINDS } from './kind-words.ts'
import { REPORT_WORD, type StreetKind } from './street-report.ts'

export const STREET_SETTINGS = '/console/settings/streets'

const LEAD = `道路などの通報で住民が選ぶ種類と、それに答える課です。種類が一つでもあると、町のページと LINE(「${REPORT_WORD}」という言葉)で通報を受け付けます。`
const WORDS = { kinds: '通報の種類を変えました。', area: '町の範囲を変えました。' }

interface Again {
  form: 'kinds' | 'area'
  typed: Typed
  refusal: Refusal
}

/** 「設定 — 道路などの通報」, for those with the duty for the whole town. */
export function streetSettingsRoutes(program: Program) {
  async function show(c: Context<ConsoleEnv>, again?: Again) {
    const { db, now } = c.var
    const sections = await listSections(db, dateInTokyo(now))
    const of = (form: Again['form']) => (again?.form === form && again.refusal.status === 422 ? again : undefined)
    return settingsPage(program, c, {
      page: STREET_SETTINGS,
      lead: LEAD,
      words: WORDS,
      errors: again?.refusal.mistakes ?? [],
      status: again?.refusal.status === 409 ? 409 : 422,
      children: (
        <>
          <Section heading="通報の種類">
            <Kinds
              kinds={await listKinds(db)}
              sections={sections.map(({ id, name }) => ({ value: String(id), text: name }))}
              again={of('kinds')}
            />
          </Section>
          <Section heading="町の範囲">
            <AreaForm circle={await findCircle(db)} again={of('area')} />
          </Section>
        </>
      ),
    })
  }

  const change = (form: Again['form'], work: typeof changeKinds) => async (c: Context<ConsoleEnv>) => {
    const { typed } = await readTyped(c)
    const changed = await orRefusal(work(c.var.db, c.var.now, c.var.staff, typed))
    return changed instanceof Refusal
      ? show(c, { form, typed, refusal: changed })
      : c.redirect(`${STREET_SETTINGS}?done=${form}`, 303)
  }

  return new Hono<ConsoleEnv>()
    .use(requireWholeTown('settings'))
    .get('/', (c) => show(c))
    .post('/kinds', change('kinds', changeKinds))
    .post('/area', change('area', changeArea))
}

interface KindsProps {
  kinds: readonly StreetKind[]
  sections: { value: string; text: string }[]
  again: Again | undefined
}

function Kinds({ kinds, sections, again }: KindsProps) {
  const errors = again?.refusal.mistakes ?? []
  const typed = (field: string, otherwise = '') => (again ? firstOf(again.typed, field) : otherwise)
  const row = (which: string, label: string, hint: string, kind?: StreetKind) => (
    <Stack gap="tight">
      <TextInput
        name={`name-${which}`}
        label={label}
        hint={hint}
        width="medium"
        maxLength={LONGEST_KIND}
        value={typed(`name-${which}`, kind?.name)}
        error={errorFor(errors, `name-${which}`)}
      />
      <Select
        name={`section-${which}`}
        label={`${label}に答える課`}
        placeholder="選んでください"
        width="medium"
        options={sections}
        value={typed(`section-${which}`, kind && String(kind.sectionId))}
        error={errorFor(errors, `section-${which}`)}
      />
    </Stack>
  )
  return (
    <PostForm
      action={`${STREET_SETTINGS}/kinds`}
      hidden={Object.fromEntries(kinds.map((kind) => [`was-${kind.id}`, asSeen(kind)]))}
    >
      {kinds.map((kind) =>
        row(
          String(kind.id),
          `種類「${kind.name}」`,
          '空にすると、この種類を使うのをやめます(届いた通報は残ります)',
          kind,
        ),
      )}
      {row(
        'new',
        '加える種類',
        `例: ${Object.values(USUAL_KINDS.ja).join('、')}。この名前は、ほかの言語のページでは訳して出します`,
      )}
      <FormActions>
        <Button>種類を変える</Button>
      </FormActions>
    </PostForm>
  )
}

function AreaForm({ circle, again }: { circle: Circle | undefined; again: Again | undefined }) {
  const errors = again?.refusal.mistakes ?? []
  const typed = (field: string, otherwise: number | undefined) =>
    again ? firstOf(again.typed, field) : String(otherwise ?? '')
  return (
    <PostForm action={`${STREET_SETTINGS}/area`}>
      <p>
        地図の印がこの範囲(と、そのまわり2km)の外にあると、間違いとしてお知らせします。空にすると、町の地図に描かれた範囲になります。
      </p>
      <TextInput
        name="latitude"
        label="役場の緯度"
        hint="例: 31.7196"
        width="short"
        value={typed('latitude', circle?.latitude)}
        error={errorFor(errors, 'latitude')}
      />
      <TextInput
        name="longitude"
        label="役場の経度"
        hint="例: 131.0616"
        width="short"
        value={typed('longitude', circle?.longitude)}
        error={errorFor(errors, 'longitude')}
      />
      <TextInput
        name="radius"
        label="役場からの半径"
        unit="km"
        width="short"
        value={typed('radius', circle?.radiusKm)}
        error={errorFor(errors, 'radius')}
      />
      <FormActions>
        <Button>範囲を変える</Button>
      </FormActions>
    </PostForm>
  )
}
