import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { SITE_KINDS, type Site } from '#kernel/sites/site.ts'
import { listSites } from '#kernel/sites/sites.queries.ts'
import { timeInWords } from '#lib/time/in-words.ts'
import { Button, ButtonLink, type Column, errorFor, FormActions, Section, Stack, Table, TextInput } from '#ui/index.ts'
import { type Again, HERE, settingsFrame } from './frame.tsx'
import { countSeats, getReleaseMinutes } from './settings.queries.ts'

/** 「設定 — しごと場」: where people work, and how long a seat waits. */
export async function sitesPage(program: Program, c: Context<ConsoleEnv>, again: Again<string> = {}) {
  const { db } = c.var
  const [sites, seats, minutes] = [await listSites(db), await countSeats(db), await getReleaseMinutes(db)]
  const { typed, errors = [] } = again
  const columns: Column<Site>[] = [
    { header: '名前', primary: true, cell: ({ id, name }) => <a href={`${HERE}/sites/${id}`}>{name}</a> },
    { header: '種類', nowrap: true, cell: ({ kind }) => SITE_KINDS[kind] },
    { header: '住所', cell: ({ address }) => address },
    {
      header: '開いている時間',
      nowrap: true,
      cell: ({ opens, closes }) => `${timeInWords(opens)}–${timeInWords(closes)}`,
    },
    { header: '席', align: 'end', nowrap: true, cell: ({ id }) => `${seats.get(id) ?? 0}席` },
  ]
  return settingsFrame(program, c, {
    ...again,
    lead: '職員が働く場所と、予約できる席です。ここに加えた分室は、打刻の勤務場所にも出ます。',
    children: (
      <>
        <Section
          heading="場所"
          aside={
            <ButtonLink href={`${HERE}/sites/new`} icon="plus" size="small">
              場所を加える
            </ButtonLink>
          }
        >
          <Table caption="働く場所" hideCaption columns={columns} rows={sites} rowKey={({ id }) => String(id)} />
        </Section>
        <Section heading="来なかった席">
          <PostForm action={HERE}>
            <Stack>
              <TextInput
                name="minutes"
                label="席を空けるまでの時間(分)"
                hint="予約の始まりからこの時間がたってもチェックインがないと、席を空けて本人に知らせます。"
                inputMode="numeric"
                width="short"
                required
                value={typed ?? String(minutes)}
                error={errorFor(errors, 'minutes')}
              />
              <FormActions>
                <Button>変更する</Button>
              </FormActions>
            </Stack>
          </PostForm>
        </Section>
      </>
    ),
  })
}
