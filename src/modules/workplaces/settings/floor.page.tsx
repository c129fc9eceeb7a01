import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { holdsOn, lastDayOf } from '#kernel/organization/period.ts'
import type { Site } from '#kernel/sites/site.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import {
  Button,
  ButtonLink,
  EmptyState,
  errorFor,
  FormActions,
  Grid,
  Section,
  Stack,
  Table,
  TextInput,
} from '#ui/index.ts'
import { FloorPlan } from '../seats/floor-plan.tsx'
import { type Floor, type Seat, seatInWords } from '../seats/seat.ts'
import { listSeats } from '../seats/seats.queries.ts'
import { type Again, HERE, settingsFrame } from './frame.tsx'
import type { TypedFloor } from './read-floor.ts'

const typedFrom = (floor: Floor | undefined): TypedFloor => ({
  name: floor?.name ?? '',
  width: String(floor?.width ?? 1000),
  height: String(floor?.height ?? 600),
})

/** One floor of a site, or a new one. */
export async function floorPage(
  program: Program,
  c: Context<ConsoleEnv>,
  site: Site,
  floor: Floor | undefined,
  again: Again<TypedFloor> = {},
) {
  const { typed = typedFrom(floor), errors = [] } = again
  const text = (field: keyof TypedFloor) => ({ name: field, value: typed[field], error: errorFor(errors, field) })
  const seats = floor ? (await listSeats(c.var.db, site.id)).filter(({ floorId }) => floorId === floor.id) : []
  return settingsFrame(program, c, {
    ...again,
    lead: '席の位置は、見取り図の左上からのセンチメートルで決めます。',
    trail: [{ text: site.name, href: `${HERE}/sites/${site.id}` }, { text: floor?.name ?? '階を加える' }],
    children: (
      <>
        <Section heading={floor?.name ?? '階を加える'}>
          <PostForm
            action={floor ? `${HERE}/floors/${floor.id}` : `${HERE}/floors`}
            hidden={floor ? { version: String(floor.version) } : { site: String(site.id) }}
          >
            <TextInput {...text('name')} label="名前" required hint="例: 2階" />
            <Grid min="small">
              <TextInput
                {...text('width')}
                label="横の長さ(センチメートル)"
                required
                inputMode="numeric"
                width="short"
              />
              <TextInput
                {...text('height')}
                label="縦の長さ(センチメートル)"
                required
                inputMode="numeric"
                width="short"
              />
            </Grid>
            <FormActions>
              <Button>{floor ? '変更する' : '加える'}</Button>
              <ButtonLink href={`${HERE}/sites/${site.id}`} variant="tertiary">
                やめて戻る
              </ButtonLink>
            </FormActions>
          </PostForm>
        </Section>
        {floor && <Seats floor={floor} seats={seats} today={dateInTokyo(c.var.now)} />}
      </>
    ),
  })
}

/** 12月2日(水)〜12月3日(木), from now on or to come; what is over is left out. */
function closureInWords({ closed }: Seat, today: Temporal.PlainDate): string {
  if (!closed || (closed.to && Temporal.PlainDate.compare(closed.to, today) <= 0)) return ''
  const last = lastDayOf(closed)
  if (last?.equals(closed.from)) return dateInWords(last)
  return `${dateInWords(closed.from)}〜${last ? dateInWords(last) : '当分の間'}`
}

function Seats({ floor, seats, today }: { floor: Floor; seats: readonly Seat[]; today: Temporal.PlainDate }) {
  const isClosed = ({ closed }: Seat) => closed !== undefined && holdsOn(closed, today)
  const views = seats.map((seat) => {
    const state = isClosed(seat) ? ('closed' as const) : ('free' as const)
    return { seat, state, times: [state], who: [] }
  })
  return (
    <Section
      heading="席"
      aside={
        <ButtonLink href={`${HERE}/seats/new?floor=${floor.id}`} icon="plus" size="small">
          席を加える
        </ButtonLink>
      }
    >
      <Stack>
        <FloorPlan
          floor={floor}
          views={views}
          wordsOf={({ seat }) => (isClosed(seat) ? '使えません' : seat.network === 'lgwan' ? 'LGWAN' : 'ネット')}
        />
        <Table
          caption={`${floor.name}の席`}
          hideCaption
          density="compact"
          phone="lines"
          columns={[
            {
              header: '席',
              primary: true,
              nowrap: true,
              cell: ({ id, label }) => <a href={`${HERE}/seats/${id}`}>{label}</a>,
            },
            { header: '設備', cell: seatInWords },
            { header: 'VLAN', align: 'end', cell: ({ vlan }) => vlan && `VLAN ${vlan}` },
            { header: '使えない日', cell: (seat) => closureInWords(seat, today) },
          ]}
          rows={[...seats]}
          rowKey={({ id }) => String(id)}
          empty={
            <EmptyState icon="seat" heading="席がまだありません">
              「席を加える」から加えてください。
            </EmptyState>
          }
        />
      </Stack>
    </Section>
  )
}
