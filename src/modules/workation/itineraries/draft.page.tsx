import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateTimeInWords } from '#lib/time/in-words.ts'
import {
  Button,
  Card,
  Cluster,
  DateInput,
  Disclosure,
  EmptyState,
  errorFor,
  type FieldErrorText,
  FormActions,
  Grid,
  Notice,
  Prose,
  Section,
  Select,
  Stack,
  Table,
  TextArea,
  TextInput,
  VisuallyHidden,
} from '#ui/index.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { PLACE_KINDS, yen } from '../offers/offer.ts'
import type { Again, Shell } from '../offers/shell.ts'
import { UNIT_WORDS } from '../places/place.ts'
import { lackingInWords } from '../reservations/lacking-words.ts'
import { listLacking } from '../reservations/reservations.queries.ts'
import { deskHref, type Stay } from '../stays/stay.ts'
import { findAsked } from '../stays/stays.queries.ts'
import { StayStateLabel } from '../stays/stays.page.tsx'
import { listPlaceChoices, listSessionChoices, type PlaceChoice, type SessionChoice } from './choices.queries.ts'
import { findDraft, findProposed } from './itineraries.queries.ts'
import { type Itinerary, misfitsOf, nightsWithout, priceOf, totalOf, unitOf } from './itinerary.ts'
import { whenOf } from './when.ts'

interface Form {
  here: string
  typed: Typed
  errors: FieldErrorText[]
}

const fieldOf =
  ({ typed, errors }: Form, known: Typed) =>
  (name: string) => ({
    name,
    value: firstOf(typed, name) || firstOf(known, name),
    error: errorFor(errors, name),
  })

/** 行程を作る: line by line, with what is free, until it is proposed. */
export async function draftPage(
  shell: Shell,
  c: Context<SiteEnv>,
  stay: Stay,
  { typed = {}, errors = [], status }: Again<Typed> = {},
) {
  const { db, now } = c.var
  const draft = (await findDraft(db, stay.id)) ?? (await findProposed(db, stay.id))
  const isDraft = draft?.proposedAt === null
  const { wishedFrom: from, wishedThrough: through } = stay
  const days = from && through ? { from, through } : undefined
  const [places, sessions, said] = await Promise.all([
    listPlaceChoices(db, days),
    listSessionChoices(db, now),
    findAsked(db, stay.id),
  ])
  const form = { here: `${deskHref(stay.id)}/itinerary`, typed, errors }
  return shell.page(c, {
    title: '行程を作る',
    over: stay.company,
    state: <StayStateLabel state={stay.state} />,
    trail: [
      { text: '滞在', href: `${shell.base}/stays` },
      { text: stay.company, href: deskHref(stay.id) },
      { text: '行程' },
    ],
    lead: `ご希望: ${days ? whenOf({ kind: 'lodging', ...days, startsAt: null }, 'ja') : '日程は未定'}、${stay.people}人`,
    errors,
    status,
    children: (
      <Stack>
        {said && (
          <Disclosure summary="会社が書いたこと" open={!draft}>
            <Prose>
              {said.split(/\n+/).map((line) => (
                <p>{line}</p>
              ))}
            </Prose>
          </Disclosure>
        )}
        <Lines draft={draft} here={form.here} isDraft={isDraft} />
        {draft && isDraft && <Warnings draft={draft} lacking={await listLacking(db, stay.id, draft.id)} />}
        <Grid min="large">
          <AddPlace {...form} stay={stay} places={places} />
          <AddSession {...form} stay={stay} sessions={sessions} />
        </Grid>
        {draft && isDraft && draft.items.length > 0 && <Propose {...form} stay={stay} draft={draft} />}
      </Stack>
    ),
  })
}

function Lines({ draft, here, isDraft }: { draft: Itinerary | undefined; here: string; isDraft: boolean }) {
  const items = draft?.items ?? []
  return (
    <Section heading="行程">
      {!isDraft && items.length > 0 && (
        <Notice
          tone="info"
          actions={
            <PostForm action={`${here}/drafts`}>
              <Button variant="secondary">提案した行程をもとに、変更を作る</Button>
            </PostForm>
          }
        >
          <p>提案した行程です。提案したものは変えられません。変更は、新しい提案として送ります。</p>
        </Notice>
      )}
      <Table
        caption="行程"
        hideCaption
        phone="lines"
        columns={[
          { header: '内容', primary: true, cell: ({ name, provider }) => `${name}(${provider})` },
          { header: '日時', cell: (item) => whenOf(item, 'ja') },
          {
            header: '数',
            nowrap: true,
            cell: (item) => `${item.units}${unitOf(item)}`,
          },
          { header: '料金', align: 'end', nowrap: true, cell: (item) => yen(priceOf(item)) },
          {
            header: '操作',
            aside: true,
            cell: ({ id, name }) =>
              isDraft && (
                <PostForm action={`${here}/items/${id}/removal`}>
                  <Button variant="tertiary" size="small" icon="x">
                    取り除く<VisuallyHidden>: {name}</VisuallyHidden>
                  </Button>
                </PostForm>
              ),
          },
        ]}
        rows={items}
        rowKey={({ id }) => String(id)}
        foot={items.length > 0 ? ['合計', '', '', yen(totalOf(items)), ''] : undefined}
        empty={
          <EmptyState icon="calendar" heading="行程はまだ空です">
            下で、場所とプログラムを一つずつ加えます。
          </EmptyState>
        }
      />
    </Section>
  )
}

function Warnings({ draft, lacking }: { draft: Itinerary; lacking: Awaited<ReturnType<typeof listLacking>> }) {
  const without = nightsWithout(draft.items)
  const lines = [
    ...misfitsOf(draft),
    ...lackingInWords(lacking, 'ja').map((words) => `空きが足りません: ${words}`),
    ...(without.length > 0 ? [`宿のない夜があります: ${without.join('、')}`] : []),
  ]
  if (lines.length === 0) return null
  return (
    <Notice tone="warning" heading="確かめてください">
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </Notice>
  )
}

const placeWords = ({ kind, name, price, peoplePerUnit, free }: PlaceChoice) => {
  const { unit, per } = UNIT_WORDS[kind]
  const each = peoplePerUnit > 1 ? `、1室${peoplePerUnit}人` : ''
  return `${name} ${per} ${yen(price)}${each}${free === null ? '' : `、空き ${free}${unit}`}`
}

function AddPlace({ stay, places, ...form }: Form & { stay: Stay; places: PlaceChoice[] }) {
  const field = fieldOf(form, {
    from: [String(stay.wishedFrom ?? '')],
    through: [String(stay.wishedThrough ?? '')],
  })
  return (
    <Card heading="場所を加える" id="place-form">
      <PostForm action={`${form.here}/places`}>
        <Select
          {...field('place')}
          label="場所"
          required
          placeholder="選んでください"
          hint={stay.wishedFrom ? '空きは、ご希望の日程のすべての日で空いている数です' : undefined}
          options={[...Map.groupBy(places, ({ kind }) => kind)].map(([kind, of]) => ({
            group: PLACE_KINDS[kind],
            options: of.map((place) => ({ value: String(place.id), text: placeWords(place) })),
          }))}
        />
        <Grid min="small">
          <DateInput {...field('from')} label="最初の日" required />
          <DateInput {...field('through')} label="最後の日" hint="宿泊は発つ日" required />
        </Grid>
        <TextInput {...field('units')} label="数" hint="席か室の数" required inputMode="numeric" width="short" />
        <FormActions>
          <Button variant="secondary" icon="plus">
            場所を加える
          </Button>
        </FormActions>
      </PostForm>
    </Card>
  )
}

function isWished({ wishedFrom, wishedThrough }: Stay, { startsAt }: SessionChoice): boolean {
  const day = dateInTokyo(startsAt)
  const [{ compare }, from, through] = [Temporal.PlainDate, wishedFrom, wishedThrough]
  return from !== null && through !== null && compare(day, from) >= 0 && compare(day, through) <= 0
}

const sessionWords = ({ name, startsAt, price, minPeople, taken, places }: SessionChoice) =>
  `${dateTimeInWords(startsAt)} ${name} 1人 ${yen(price)}、空き ${places - taken}人${taken < minPeople ? `、最少催行まであと ${minPeople - taken}人` : ''}`

function AddSession({ stay, sessions, ...form }: Form & { stay: Stay; sessions: SessionChoice[] }) {
  const field = fieldOf(form, { seats: [String(stay.people)] })
  return (
    <Card heading="プログラムを加える" id="session-form">
      <PostForm action={`${form.here}/sessions`}>
        <Select
          {...field('session')}
          label="開催回"
          required
          placeholder="選んでください"
          options={[...Map.groupBy(sessions, (session) => (isWished(stay, session) ? 'ご希望の日程' : 'ほかの日'))]
            .sort(([one]) => (one === 'ご希望の日程' ? -1 : 1))
            .map(([group, of]) => ({
              group,
              options: of.map((session) => ({ value: String(session.id), text: sessionWords(session) })),
            }))}
        />
        <TextInput {...field('seats')} label="参加する人数" required inputMode="numeric" width="short" unit="人" />
        <FormActions>
          <Button variant="secondary" icon="plus">
            プログラムを加える
          </Button>
        </FormActions>
      </PostForm>
    </Card>
  )
}

function Propose({ stay, draft, ...form }: Form & { stay: Stay; draft: Itinerary }) {
  const field = fieldOf(form, { people: [String(draft.people)] })
  return (
    <Section heading="提案する">
      <p>
        {stay.person}さん({stay.email})に、行程のページのアドレスを{stay.language === 'en' ? '英語' : '日本語'}
        のメールで送ります。提案しただけでは、場所は押さえません。
      </p>
      <PostForm action={`${form.here}/proposal`}>
        <TextInput {...field('people')} label="人数" required inputMode="numeric" width="short" unit="人" />
        <TextArea
          {...field('words')}
          label="添える言葉"
          hint={stay.language === 'en' ? '相手は英語のページを使っています' : undefined}
          rows={3}
          maxLength={2000}
        />
        <Cluster>
          <Button icon="send">この行程を提案する</Button>
        </Cluster>
      </PostForm>
      <PostForm action={`${form.here}/drafts/removal`}>
        <Button variant="tertiary">下書きを捨てる</Button>
      </PostForm>
    </Section>
  )
}
