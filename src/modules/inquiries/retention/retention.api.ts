import { createRoute, z } from '@hono/zod-openapi'
import { coversWholeTown } from '#kernel/administration/whole-town.ts'
import { asTyped, body, id, json, version } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { disclose } from '../disclosure/disclose.ts'
import { disclosureFile } from '../disclosure/disclosure-file.ts'
import { changeSectionTerms, changeTownTerms, confirmRetention } from './change-terms.ts'
import { listDue } from './due.queries.ts'
import { eraseOnRequest } from './erase-on-request.ts'
import { endHold, hold } from './hold.ts'
import { readSectionTerms, readTownTerms } from './read-months.ts'
import { KINDS, LONGEST_REASON } from './retention.ts'
import { planRetention } from './run-retention.ts'
import { listTerms, readRetention } from './terms.queries.ts'

export const keepingScopes = { 'conversations:keep': '相談の保存期間・消去・開示を扱う' }

const params = z.object({ id: id() })
const refusals = problems(401, 403, 404, 409, 410, 422, 429)
const instant = z.string().openapi({ format: 'date-time' })
const kind = z.enum(KINDS)
const reason = z.string().min(1).max(LONGEST_REASON)
const months = z.int().min(1).max(1200)
const kept = { 204: { description: 'そのようになりました' }, ...refusals }

const Plan = z
  .object({
    count: z.int().openapi({ description: '保存期間を過ぎた件数' }),
    all: z.int().openapi({ description: '保存している件数' }),
    limit: z.int().openapi({ description: '一度に消せる件数' }),
    confirmed: z.int().nullable().openapi({ description: '職員が確かめた件数' }),
    allowed: z.int().openapi({ description: '次の夜に消す件数。0: 確かめるのを待っている' }),
    groups: z.array(
      z.object({ kind, section: z.string(), count: z.int(), oldest: instant, files: z.int(), bytes: z.number() }),
    ),
    oldest: z
      .array(z.object({ id: z.int(), kind, section: z.string(), ended: instant }))
      .openapi({ description: '古い順に 500 件まで。内容は含まない' }),
  })
  .openapi('RetentionPlan')

const Terms = z
  .object({
    version,
    most: z.int(),
    percent: z.int(),
    terms: z.array(z.object({ sectionId: z.int().nullable(), kind, months: z.int() })),
  })
  .openapi('RetentionTerms')

const LISTED = 500

async function needSettings(db: Db, staff: Staff): Promise<void> {
  if (!(await coversWholeTown(db, staff, 'settings'))) throw new Refusal(403, '町全体の設定の職務が必要です。')
}

/** 保存期間・消去・開示 for other programs. */
export function retentionApi(program: Program, api: ApiHono): void {
  termsApi(api)

  const holding = createRoute({
    ...needs('conversations:keep'),
    method: 'put',
    path: '/conversations/{id}/hold',
    operationId: 'holdConversation',
    summary: '保存を延長する',
    request: { params, body: body(z.object({ reason, until: z.string().max(20).openapi({ format: 'date' }) })) },
    responses: kept,
  })
  api.openapi(holding, async (c) => {
    await hold(c.var.db, c.var.now, c.var.staff, c.req.valid('param').id, c.req.valid('json'))
    return c.body(null, 204)
  })

  const freeing = createRoute({
    ...needs('conversations:keep'),
    method: 'delete',
    path: '/conversations/{id}/hold',
    operationId: 'endHold',
    summary: '保存の延長をやめる',
    request: { params },
    responses: kept,
  })
  api.openapi(freeing, async (c) => {
    await endHold(c.var.db, c.var.now, c.var.staff, c.req.valid('param').id)
    return c.body(null, 204)
  })

  const erasing = createRoute({
    ...needs('conversations:keep'),
    method: 'post',
    path: '/conversations/{id}/erasure',
    operationId: 'eraseConversation',
    summary: '本人からの請求により、完了した相談を消去する(元に戻せない)',
    request: { params, body: body(z.object({ reason })) },
    responses: kept,
  })
  api.openapi(erasing, async (c) => {
    const form = { ...c.req.valid('json'), sure: true }
    await eraseOnRequest(c.var.db, c.var.now, c.var.staff, c.req.valid('param').id, form)
    return c.body(null, 204)
  })

  const disclosing = createRoute({
    ...needs('conversations:keep'),
    method: 'post',
    path: '/conversations/{id}/disclosures',
    operationId: 'discloseConversation',
    summary: '本人への開示のために書き出す',
    request: {
      params,
      body: body(
        z.object({ reason, notes: z.boolean().default(false).openapi({ description: '職員どうしのメモも' }) }),
      ),
    },
    responses: { ...json('書き出しの id。1時間、読める', z.object({ id: z.int() })), ...refusals },
  })
  api.openapi(disclosing, async (c) => {
    const { reason: why, notes } = c.req.valid('json')
    const form = { reason: why, withNotes: notes }
    return c.json({ id: await disclose(c.var.db, c.var.now, c.var.staff, c.req.valid('param').id, form) }, 200)
  })

  const loading = createRoute({
    ...needs('conversations:keep'),
    method: 'get',
    path: '/conversations/{id}/disclosures/{disclosure}',
    operationId: 'loadDisclosure',
    summary: '書き出した ZIP を読む(作った人だけ、1時間)',
    request: { params: z.object({ id: id(), disclosure: id('disclosure') }) },
    responses: {
      200: {
        description: 'ZIP',
        content: { 'application/zip': { schema: z.string().openapi({ format: 'binary' }) } },
      },
      ...refusals,
    },
  })
  api.openapi(loading, async (c) => {
    const { id: conversation, disclosure } = c.req.valid('param')
    return (await disclosureFile(program, c.var, conversation, disclosure)) as never
  })
}

function termsApi(api: ApiHono): void {
  const planning = createRoute({
    ...needs('conversations:keep'),
    method: 'get',
    path: '/retention-plan',
    operationId: 'readRetentionPlan',
    summary: '消去の予定',
    responses: { ...json('予定', Plan), ...problems(401, 403, 429) },
  })
  api.openapi(planning, async (c) => {
    const { db, now, staff } = c.var
    await needSettings(db, staff)
    const [{ groups, ...plan }, due] = await Promise.all([planRetention(db, now), listDue(db, now, LISTED)])
    const out = {
      ...plan,
      groups: groups.map(({ kind: one, section, count, oldest, files, bytes }) => ({
        kind: one,
        section,
        count,
        oldest: oldest.toString(),
        files,
        bytes,
      })),
      oldest: due.map(({ id: number, kind: one, section, ended }) => ({
        id: number,
        kind: one,
        section,
        ended: ended.toString(),
      })),
    }
    return c.json(out, 200)
  })

  const reading = createRoute({
    ...needs('conversations:keep'),
    method: 'get',
    path: '/retention-terms',
    operationId: 'readRetentionTerms',
    summary: '保存期間',
    responses: { ...json('保存期間', Terms), ...problems(401, 403, 429) },
  })
  api.openapi(reading, async (c) => {
    await needSettings(c.var.db, c.var.staff)
    const [{ version: read, most, percent }, terms] = await Promise.all([readRetention(c.var.db), listTerms(c.var.db)])
    return c.json({ version: read, most, percent, terms }, 200)
  })

  const each = Object.fromEntries(KINDS.map((one) => [one, months.optional()]))
  const changing = createRoute({
    ...needs('conversations:keep'),
    method: 'put',
    path: '/retention-terms',
    operationId: 'changeRetentionTerms',
    summary: '保存期間を変える',
    request: {
      body: body(
        z.object({
          version,
          section: z.int().positive().optional().openapi({ description: 'なければ町。課は、ない種類を町と同じにする' }),
          most: z.int().optional(),
          percent: z.int().optional(),
          ...each,
        }),
      ),
    },
    responses: kept,
  })
  api.openapi(changing, async (c) => {
    const { db, now, staff } = c.var
    await needSettings(db, staff)
    const { section, version: read, ...fields } = c.req.valid('json')
    const typed = asTyped(fields)
    if (section === undefined) await changeTownTerms(db, now, staff, { ...readTownTerms(typed), version: read })
    else {
      if (!(await listSections(db, dateInTokyo(now))).some((one) => one.id === section))
        throw new Refusal(422, 'この課は見つかりませんでした。', 'section')
      await changeSectionTerms(db, now, staff, section, { months: readSectionTerms(typed), version: read })
    }
    return c.body(null, 204)
  })

  const confirming = createRoute({
    ...needs('conversations:keep'),
    method: 'post',
    path: '/retention-confirmations',
    operationId: 'confirmRetention',
    summary: '一度に消せる件数を超える消去を確かめる',
    request: { body: body(z.object({ seen: z.int().positive().openapi({ description: '見た件数' }) })) },
    responses: { ...json('次の夜に消す件数', z.object({ allowed: z.int() })), ...refusals },
  })
  api.openapi(confirming, async (c) => {
    const { db, now, staff } = c.var
    await needSettings(db, staff)
    const { seen } = c.req.valid('json')
    await confirmRetention(db, now, staff, seen)
    return c.json({ allowed: seen }, 200)
  })
}
