import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { lastDayOf } from '#kernel/organization/period.ts'
import type { Program } from '#kernel/program.ts'
import type { Site } from '#kernel/sites/site.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import {
  Button,
  ButtonLink,
  CheckboxGroup,
  DateInput,
  Disclosure,
  errorFor,
  FormActions,
  Grid,
  RadioGroup,
  Section,
  TextInput,
} from '#ui/index.ts'
import { FEATURES, type Floor, NETWORKS, type Seat } from '../seats/seat.ts'
import { type Again, HERE, settingsFrame } from './frame.tsx'
import type { TypedSeat } from './read-seat.ts'
import { listAhead } from './settings.queries.ts'

const typedFrom = (seat: Seat | undefined): TypedSeat => ({
  label: seat?.label ?? '',
  x: String(seat?.x ?? ''),
  y: String(seat?.y ?? ''),
  width: String(seat?.width ?? 140),
  height: String(seat?.height ?? 70),
  network: seat?.network ?? '',
  vlan: String(seat?.vlan ?? ''),
  features: [...(seat?.features ?? ['outlet'])],
  closedFrom: seat?.closed?.from.toString() ?? '',
  closedThrough: (seat?.closed && lastDayOf(seat.closed)?.toString()) ?? '',
})

const choices = (words: Record<string, string>) => Object.entries(words).map(([value, text]) => ({ value, text }))

export interface SeatPlace {
  site: Site
  floor: Floor
  seat: Seat | undefined
}

/** So many days are named. */
const NAMED = 10

/** What a closure would cancel: the days are named, so that one sees which. */
function aheadInWords(days: readonly Temporal.PlainDate[]): string {
  if (days.length === 0) return 'この席に、これからの予約はありません。'
  const more = days.length > NAMED ? `ほか ${days.length - NAMED}件` : ''
  return `この席のこれからの予約は ${days.length}件です: ${[...days.slice(0, NAMED).map(dateInWords), more].filter(Boolean).join('、')}。`
}

/** One seat of a floor, or a new one. */
export async function seatPage(
  program: Program,
  c: Context<ConsoleEnv>,
  { site, floor, seat }: SeatPlace,
  again: Again<TypedSeat> = {},
) {
  const { typed = typedFrom(seat), errors = [] } = again
  const ahead = seat ? await listAhead(c.var.db, seat.id, c.var.now) : []
  const text = (field: Exclude<keyof TypedSeat, 'features'>) => ({
    name: field,
    value: typed[field],
    error: errorFor(errors, field),
  })
  const number = { inputMode: 'numeric', width: 'short', required: true } as const
  return settingsFrame(program, c, {
    ...again,
    lead: `${floor.name}の見取り図は、横 ${floor.width} × 縦 ${floor.height} センチメートルです。`,
    trail: [
      { text: site.name, href: `${HERE}/sites/${site.id}` },
      { text: floor.name, href: `${HERE}/floors/${floor.id}` },
      { text: seat?.label ?? '席を加える' },
    ],
    children: (
      <>
        <Section heading={seat ? `席 ${seat.label}` : '席を加える'}>
          <PostForm
            action={seat ? `${HERE}/seats/${seat.id}` : `${HERE}/seats`}
            hidden={seat ? { version: String(seat.version) } : { floor: String(floor.id) }}
          >
            <TextInput {...text('label')} label="席の名前" required width="short" hint="例: A1" />
            <Grid min="small">
              <TextInput {...text('x')} {...number} label="左からの位置" />
              <TextInput {...text('y')} {...number} label="上からの位置" />
              <TextInput {...text('width')} {...number} label="横の長さ" />
              <TextInput {...text('height')} {...number} label="縦の長さ" />
            </Grid>
            <RadioGroup
              name="network"
              legend="つながるネットワーク"
              inline
              required
              hint="個人番号利用事務系には、分室や共用席からはつなげません。"
              options={choices(NETWORKS)}
              value={typed.network}
              error={errorFor(errors, 'network')}
            />
            <TextInput
              {...text('vlan')}
              label="VLAN"
              required={false}
              inputMode="numeric"
              width="short"
              hint="1〜4094"
            />
            <CheckboxGroup name="features" legend="設備" inline options={choices(FEATURES)} values={typed.features} />
            <Grid min="small">
              <DateInput {...text('closedFrom')} label="使えなくなる日" required={false} />
              <DateInput
                {...text('closedThrough')}
                label="使えない最後の日"
                required={false}
                hint="当分の間なら、空のままにします。"
              />
            </Grid>
            <p>使えない間の予約は取り消され、本人に知らせます。{seat && aheadInWords(ahead)}</p>
            <FormActions>
              <Button>{seat ? '変更する' : '加える'}</Button>
              <ButtonLink href={`${HERE}/floors/${floor.id}`} variant="tertiary">
                やめて戻る
              </ButtonLink>
            </FormActions>
          </PostForm>
        </Section>
        {seat && (
          <Disclosure summary="この席を取り除く" id="removal">
            <PostForm action={`${HERE}/seats/${seat.id}/removal`}>
              <p>
                見取り図と席の一覧から席 {seat.label} が消え、元に戻せません。予約されたことのある席は取り除けません。
              </p>
              <FormActions>
                <Button variant="danger">席 {seat.label} を取り除く</Button>
              </FormActions>
            </PostForm>
          </Disclosure>
        )}
      </>
    ),
  })
}
