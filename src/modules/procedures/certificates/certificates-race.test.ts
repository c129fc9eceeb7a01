import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kyselyOn, openPool } from '#lib/db/connect.ts'
import { hasTool, wordsOf } from '#lib/pdf-signing/signature.fixture.ts'
import { issuingTown } from '../../../testing/certificates.ts'

const MANY = 100
const town = await issuingTown()
const { owner } = town

/** Another process of the program: connections of its own to the same database. */
async function besideIt<T>(work: (db: ReturnType<typeof kyselyOn>) => Promise<T>): Promise<T> {
  const { rows } = await owner.query('select current_database() as name')
  const url = new URL(process.env['TEST_DATABASE_URL']!)
  url.pathname = `/${rows[0].name}`
  const pool = openPool({ url: url.href })
  try {
    return await work(kyselyOn(pool))
  } finally {
    await pool.end()
  }
}

const holderOf = (at: number) => `${at}番目 さん`
const rush = () =>
  besideIt((other) =>
    Promise.allSettled(
      Array.from({ length: MANY }, (_, at) =>
        town.issue({ holder: holderOf(at) }, at % 2 === 0 ? town.municipality.db : other),
      ),
    ),
  )

test('100 certificates at once have each a number and a paper of their own, with one name on it and no other', async () => {
  const issued = (await rush()).map((one) => (one.status === 'fulfilled' ? one.value : assert.fail(String(one.reason))))
  assert.deepEqual(
    issued.map(({ number }) => number).toSorted((a, b) => a - b),
    Array.from({ length: MANY }, (_, at) => at + 1),
  )
  await Promise.all([town.work(), town.work()])
  const digests = new Set<string>()
  for (const [at, { id, number }] of issued.entries()) {
    const paper = await town.paperOf(id)
    digests.add(paper.toString('base64'))
    if (!hasTool('pdftotext')) continue
    const words = wordsOf(paper).replaceAll(/\s/g, '')
    assert.deepEqual(words.match(/\d+番目さん/g), [holderOf(at).replace(' ', '')])
    assert.ok(words.includes(`指令第${number}号`))
  }
  assert.equal(digests.size, MANY)
})

test('without the row that numbers wait at, the same rush does not come to as many numbers', async () => {
  // A counter that looks first and writes afterwards, which the program must not become.
  await owner.query(`
    create function procedures.nobody_waits() returns trigger language plpgsql as $$
      begin new.fiscal_year := floor(random() * 1000000000); return new; end $$;
    create trigger nobody_waits before insert on procedures.certificate_numbers
      for each row execute function procedures.nobody_waits();
    create function procedures.look_first() returns trigger language plpgsql as $$
      begin
        new.number := (select coalesce(max(number), 0) + 1 from procedures.certificates where fiscal_year = new.fiscal_year);
        return new;
      end $$;
    create trigger look_first before insert on procedures.certificates
      for each row execute function procedures.look_first()`)
  const results = await rush()
  const twice = results.filter((one) => one.status === 'rejected' && /fiscal_year_number_key/.test(String(one.reason)))
  assert.ok(twice.length > 0, 'two took the same number')
  assert.ok(twice.length < MANY, 'one at a time it would do')
})
