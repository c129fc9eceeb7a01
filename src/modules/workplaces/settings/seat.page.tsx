import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { lastDayOf } from '#kernel/organization/period.ts'
import type { Program } from '#kernel/program.ts'
import type { Site } from '#kernel/sites/site.ts'
import {
  Button,
  ButtonLink,
  CheckboxGroup,
  DateInput,
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

/** One seat of a floor, or a new one. */
export function seatPage(
  program: Program,
  c: Context<ConsoleEnv>,
  { site, floor, seat }: SeatPlace,
  again: Again<TypedSeat> = {},
) {
  const { typed = typedFrom(seat), errors = [] } = again
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
          <TextInput {...text('vlan')} label="VLAN" required={false} inputMode="numeric" width="short" hint="1〜4094" />
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
          <p>使えない間の予約は取り消され、本人に知らせます。</p>
          <FormActions>
            <Button>{seat ? '変更する' : '加える'}</Button>
            <ButtonLink href={`${HERE}/floors/${floor.id}`} variant="tertiary">
              やめて戻る
            </ButtonLink>
          </FormActions>
        </PostForm>
        {seat && (
          <PostForm action={`${HERE}/seats/${seat.id}/removal`}>
            <FormActions>
              <Button variant="danger">この席を取り除く</Button>
            </FormActions>
          </PostForm>
        )}
      </Section>
    ),
  })
}
