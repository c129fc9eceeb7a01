import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { MapDoor, mapScript, originOf } from '#kernel/map/map-door.tsx'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Program } from '#kernel/program.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import {
  Breadcrumbs,
  Button,
  ErrorSummary,
  errorFor,
  FormActions,
  PageHeading,
  RadioGroup,
  Stack,
  TextInput,
} from '#ui/index.ts'
import type { Conversation } from '../conversations/conversations.queries.ts'
import { deskAddress, type Inbox } from '../conversations/inbox-address.ts'
import { nameOf } from '../conversations/inbox-list.tsx'
import { NO_REPORT } from './change-state.ts'
import { type KindChoice, kindsFor } from './correct-report.ts'
import { findArea, listKinds } from './kinds.queries.ts'
import { findReport } from './reports.queries.ts'
import { LONGEST_ADDRESS } from './street-report.ts'

export const correctionHref = (inbox: Inbox, id: number): string => deskAddress(inbox, `${id}/street-report/correction`)

const TITLE = '通報の種類・場所を直す'

/** 通報の訂正: the pin by the map, or as coordinates, which works without JavaScript; or words alone. */
export async function correctionPage(
  program: Program,
  c: Context<ConsoleEnv>,
  inbox: Inbox,
  conversation: Conversation,
  again?: { typed: Typed; refusal: Refusal },
) {
  const { db, now } = c.var
  const [report, kinds, sections, area] = await Promise.all([
    findReport(db, conversation),
    listKinds(db),
    listSections(db, dateInTokyo(now)),
    findArea(db),
  ])
  if (!report) throw new Refusal(422, NO_REPORT)
  const { id } = conversation
  const errors = again?.refusal.mistakes.map(({ field = 'kind', message }) => ({ field, message })) ?? []
  // What somebody else corrected meanwhile is shown as it is now.
  const typed = again?.refusal.status === 422 ? again.typed : undefined
  const value = (field: string, now: string | number = '') => (typed ? firstOf(typed, field) : String(now))
  const back = deskAddress(inbox, id, { show: 'person' })
  const sectionOf = new Map(sections.map(({ id: section, name }) => [section, name]))
  const told = (kind: KindChoice) =>
    kind.retired ? 'いまは使っていない種類' : (sectionOf.get(kind.sectionId) ?? '答える課が、いまはありません')
  return consolePage(program, c, {
    title: again ? `エラー: ${TITLE}` : TITLE,
    status: again?.refusal.status as 409 | 422 | undefined,
    tiles: originOf(program.settings),
    scripts: [mapScript()],
    breadcrumbs: (
      <Breadcrumbs
        items={[
          { text: '相談', href: deskAddress(inbox) },
          { text: nameOf(conversation), href: back },
          { text: TITLE },
        ]}
      />
    ),
    children: (
      <Stack gap="loose">
        <PageHeading
          over={`相談 番号 ${id}`}
          lead="通報した方の画面と、近くの通報の候補に、すぐに表れます。通報した方が書いた言葉は、やりとりに残ります。"
        >
          {TITLE}
        </PageHeading>
        <ErrorSummary errors={errors} />
        <PostForm action={correctionHref(inbox, id)} hidden={{ version: value('version', report.version) }}>
          <RadioGroup
            name="kind"
            legend="種類"
            hint="種類を変えても、相談はいまの課に残ります。ほかの課が答える種類なら、相談の画面の「ほかの課へ移す」で移してください。"
            options={kindsFor(report, kinds).map((kind) => ({
              value: String(kind.id),
              text: `${kind.name}(${told(kind)})`,
            }))}
            value={value('kind', report.kindId)}
            error={errorFor(errors, 'kind')}
            required
          />
          <TextInput
            name="address"
            label="場所(住所か目印)"
            hint="地図の印があれば、空でもかまいません。"
            value={value('address', report.address)}
            error={errorFor(errors, 'address')}
            maxLength={LONGEST_ADDRESS}
          />
          <TextInput
            name="latitude"
            label="地図の印(緯度)"
            hint="例: 31.719632。緯度と経度を両方とも空にすると、印を消します。"
            width="medium"
            value={value('latitude', report.place?.latitude)}
            error={errorFor(errors, 'latitude')}
            data-pick="latitude"
          />
          <TextInput
            name="longitude"
            label="地図の印(経度)"
            hint="例: 131.061600"
            width="medium"
            value={value('longitude', report.place?.longitude)}
            error={errorFor(errors, 'longitude')}
            data-pick="longitude"
          />
          <MapDoor settings={program.settings} language="ja" picks={area} />
          <FormActions>
            <Button>直す</Button>
            <a href={back}>直さずに戻る</a>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
}
