import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import type { TypedSite } from '#kernel/sites/read-site.ts'
import type { Site } from '#kernel/sites/site.ts'
import {
  Button,
  ButtonLink,
  DateInput,
  EmptyState,
  errorFor,
  FormActions,
  Grid,
  Section,
  Table,
  TextInput,
} from '#ui/index.ts'
import { listFloors, listSeats } from '../seats/seats.queries.ts'
import { timeForField } from '../seats/wish.ts'
import { type Again, HERE, settingsFrame } from './frame.tsx'

const typedFrom = (site: Site | undefined): TypedSite => ({
  name: site?.name ?? '',
  address: site?.address ?? '',
  opens: site ? timeForField(site.opens) : '08:30',
  closes: site ? timeForField(site.closes) : '17:15',
  nasIdentifier: site?.nasIdentifier ?? '',
})

/** One site, or a new one. */
export async function sitePage(
  program: Program,
  c: Context<ConsoleEnv>,
  site: Site | undefined,
  again: Again<TypedSite> = {},
) {
  const { typed = typedFrom(site), errors = [] } = again
  const text = (field: keyof TypedSite) => ({ name: field, value: typed[field], error: errorFor(errors, field) })
  return settingsFrame(program, c, {
    ...again,
    lead: site ? '変更は、次の予約から使います。いまある予約は変わりません。' : 'サテライトオフィスを加えます。',
    trail: [{ text: site?.name ?? '場所を加える' }],
    children: (
      <>
        <Section heading={site?.name ?? '場所を加える'}>
          <PostForm
            action={site ? `${HERE}/sites/${site.id}` : `${HERE}/sites`}
            hidden={site ? { version: String(site.version) } : {}}
          >
            <TextInput {...text('name')} label="名前" required hint="例: みなと分室" />
            <TextInput {...text('address')} label="住所" required={false} />
            <Grid min="small">
              <DateInput {...text('opens')} kind="time" label="開く時刻" required />
              <DateInput {...text('closes')} kind="time" label="閉まる時刻" required />
            </Grid>
            <TextInput
              {...text('nasIdentifier')}
              label="ネットワーク機器の名前(NAS-Identifier)"
              required={false}
              hint="この場所の無線・有線の機器が、認証のときに名乗る名前です。例: minato-ap1"
            />
            <FormActions>
              <Button>{site ? '変更する' : '加える'}</Button>
              <ButtonLink href={HERE} variant="tertiary">
                やめて戻る
              </ButtonLink>
            </FormActions>
          </PostForm>
        </Section>
        {site && <Floors site={site} rows={await floorsOf(c, site)} />}
      </>
    ),
  })
}

async function floorsOf({ var: { db } }: Context<ConsoleEnv>, { id }: Site) {
  const seats = await listSeats(db, id)
  return (await listFloors(db, id)).map((floor) => ({
    floor,
    seats: seats.filter(({ floorId }) => floorId === floor.id).length,
  }))
}

const Floors = ({ site, rows }: { site: Site; rows: Awaited<ReturnType<typeof floorsOf>> }) => (
  <Section
    heading="階"
    aside={
      <ButtonLink href={`${HERE}/floors/new?site=${site.id}`} icon="plus" size="small">
        階を加える
      </ButtonLink>
    }
  >
    <Table
      caption={`${site.name}の階`}
      hideCaption
      columns={[
        { header: '名前', primary: true, cell: ({ floor }) => <a href={`${HERE}/floors/${floor.id}`}>{floor.name}</a> },
        { header: '席', align: 'end', cell: ({ seats }) => `${seats}席` },
        {
          header: '見取り図',
          cell: ({ floor }) => `横 ${floor.width} × 縦 ${floor.height} センチメートル`,
        },
      ]}
      rows={rows}
      rowKey={({ floor }) => String(floor.id)}
      empty={
        <EmptyState icon="building" heading="階がまだありません">
          「階を加える」から、席のある階を加えてください。
        </EmptyState>
      }
    />
  </Section>
)
