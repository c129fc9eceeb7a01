import { randomUUID } from 'node:crypto'
import { findOrCreateResident } from '#kernel/identity/residents.queries.ts'
import { findStaff } from '#kernel/identity/staff.queries.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { findHead } from '#kernel/organization/sections.queries.ts'
import { digestOf, newToken } from '#lib/crypto/seal.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import {
  approveMandate,
  askClient,
  beginForClient,
  checkAgent,
  digestOfAnswers,
  limitMandate,
  listOpen,
  pathOf,
  type Procedure,
  refuseMandate,
  registerAgent,
} from '#modules/procedures/index.ts'
import { type Random, randomFrom } from '../random.ts'
import { agentIdOf, hasAgents, writePages, writeRequest } from './agents.queries.ts'
import { answersFor, type DemoPerson } from './answers-for.ts'

const PROCEDURE = 'water-service-start'

/** Signs in with the mail address that people of the demo are told. */
const IWAKIRI = {
  email: 'gyosei@aozora.example',
  name: '岩切 徹',
  registrationNumber: '24450123',
  office: '岩切行政書士事務所',
  address: 'あおぞら市港町3丁目4番5号',
  phone: '0985-00-1234',
}
const KUROIWA = {
  email: 'kuroiwa@aozora.example',
  name: '黒岩 さとみ',
  registrationNumber: '21450456',
  office: '行政書士法人みなと',
  address: 'あおぞら市中央2丁目1番1号',
  phone: '0985-00-5678',
}

interface Client {
  email: string
  person: DemoPerson
  /** Hours ago that it was written. */
  hoursAgo: number
  becomes: 'arrived' | 'narrowed' | 'refused' | 'asked' | 'written'
}

const person = (family: string, given: string, familyKana: string, givenKana: string): DemoPerson => ({
  family,
  given,
  familyKana,
  givenKana,
})

const CLIENTS: Client[] = [
  { email: 'sano@aozora.example', person: person('佐野', '美咲', 'サノ', 'ミサキ'), hoursAgo: 50, becomes: 'arrived' },
  { email: 'kai@aozora.example', person: person('甲斐', '由美', 'カイ', 'ユミ'), hoursAgo: 30, becomes: 'narrowed' },
  {
    email: 'kuroki@aozora.example',
    person: person('黒木', '陽菜', 'クロキ', 'ヒナ'),
    hoursAgo: 26,
    becomes: 'refused',
  },
  { email: 'hidaka@aozora.example', person: person('日高', '誠', 'ヒダカ', 'マコト'), hoursAgo: 5, becomes: 'asked' },
  {
    email: 'kawano@aozora.example',
    person: person('河野', '次郎', 'カワノ', 'ジロウ'),
    hoursAgo: 1,
    becomes: 'written',
  },
]

const REASON = '使い始める日が違います。引っ越しは来月の5日になりました。'

const residentOf = async ({ db }: Municipality, email: string): Promise<number> =>
  (
    await db
      .transaction()
      .execute((tx) => findOrCreateResident(tx, { kind: 'email', issuer: 'mailto:', subject: email, displayName: '' }))
  ).id

async function fileFor(
  municipality: Municipality,
  now: Temporal.Instant,
  agentId: number,
  procedure: Procedure,
  { email, person: one, hoursAgo, becomes }: Client,
  random: Random,
): Promise<void> {
  const db: Db<'procedures'> = municipality.db
  const [id, at, agent] = [randomUUID(), now.subtract({ hours: hoursAgo }), { residentId: agentId }]
  const clientName = `${one.family} ${one.given}`
  const mandatedOn = dateInTokyo(at).subtract({ days: 3 }).toString()
  const mandate = { clientName, clientEmail: email, mandatedOn, mayCorrect: true, mayReceive: false }
  await beginForClient(db, at, agent, { id, slug: procedure.slug, ...mandate })
  const { definition } = procedure.version
  const answers = answersFor(definition, dateInTokyo(now), random, [one])
  if (!answers || becomes === 'written') return
  const pages = pathOf(definition, answers).map(({ page, fields }) => ({
    page: page.id,
    answers: Object.fromEntries(
      fields.flatMap((field) => (Object.hasOwn(answers, field.id) ? [[field.id, answers[field.id]!]] : [])),
    ),
  }))
  const written = await db.transaction().execute((tx) => writePages(tx, at, id, pages))
  const answersDigest = digestOfAnswers(definition, written)
  if (becomes === 'asked') return await askClient(municipality, at, agent, id, { seen: answersDigest, after: 0 })
  const [code, clientId] = [newToken(), await residentOf(municipality, email)]
  await db
    .transaction()
    .execute((tx) => writeRequest(tx, at, { applicationId: id, answersDigest, codeDigest: digestOf(code) }))
  const later = at.add({ hours: 1 })
  if (becomes === 'refused') return await refuseMandate(municipality, later, clientId, code, REASON)
  await approveMandate(municipality, later, clientId, code)
  if (becomes === 'narrowed')
    await limitMandate(municipality, later.add({ hours: 2 }), { residentId: clientId }, id, 'no_correcting')
}

/** 行政書士: one whom the town has looked up, with clients in every state, and one whom nobody has. A town that has some stays as it is. */
export async function seedDemoAgents(municipality: Municipality, now: Temporal.Instant, seed: string): Promise<void> {
  const db: Db<'procedures'> = municipality.db
  const procedure = (await listOpen(db, now)).find(({ slug }) => slug === PROCEDURE)
  if (!procedure || (await hasAgents(db))) return
  const since = now.subtract({ hours: 24 * 20 })
  const ids: number[] = []
  for (const { email, ...form } of [IWAKIRI, KUROIWA]) {
    const id = await residentOf(municipality, email)
    await registerAgent(db, since, id, form)
    ids.push(id)
  }
  const [iwakiri] = ids
  const head = await findHead(municipality.db, procedure.sectionId, dateInTokyo(now))
  const staff = head && (await findStaff(municipality.db, head.staffId, now))
  if (staff) await checkAgent(db, since.add({ hours: 26 }), staff, await agentIdOf(db, iwakiri!), 'confirmed')
  const random = randomFrom(`${seed} 代理`)
  for (const client of CLIENTS) await fileFor(municipality, now, iwakiri!, procedure, client, random)
}
