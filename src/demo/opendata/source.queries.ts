import type { Db } from '#lib/db/connect.ts'

/** Where the demo stands at another port today, its catalogue is there too. */
export async function keepDemoSource(
  db: Db<'opendata'>,
  now: Temporal.Instant,
  source: { code: string; name: string; url: string },
): Promise<void> {
  await db
    .insertInto('opendata.sources')
    .columns(['code', 'name', 'url', 'added_by', 'added_at'])
    .expression((e) =>
      e
        .selectFrom('kernel.staff')
        .where('sign_in_name', '=', 'midorikawa')
        .select((of) => [
          of.val(source.code).as('code'),
          of.val(source.name).as('name'),
          of.val(source.url).as('url'),
          'id',
          of.val(now).as('at'),
        ]),
    )
    .onConflict((conflict) => conflict.column('code').doUpdateSet({ url: source.url }))
    .execute()
}
