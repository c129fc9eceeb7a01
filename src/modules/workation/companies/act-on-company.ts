import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formReader, type Typed } from '#kernel/http/form-reader.ts'
import { type CompanyChange, holdCompany, updateCompany } from './companies.queries.ts'
import { type Company, type CompanyActName, type NextAction, readNext, type Stage, STAGES } from './company.ts'
import { insertCompanyAct } from './company-history.queries.ts'

export const COMPANY_ACTS: Record<CompanyActName, string> = {
  stage: '段階を変える',
  note: '記録を残す',
  done: '対応を済みにする',
}

const LONGEST_WORDS = 2000
/** What was to be done stands before the words about it. */
const LONGEST_RESULT = 1700

type Meant = { words: string } & (
  | { act: 'stage'; stage: Stage; onDay: Temporal.PlainDate }
  | { act: 'note' }
  | { act: 'done'; next: NextAction | null }
)

/** @throws Refusal 422 with everything that is wrong */
function readAct(typed: Typed, today: Temporal.PlainDate): Meant {
  const form = formReader(typed)
  const act = form.oneOf<CompanyActName>('act', 'すること', COMPANY_ACTS)
  const words = form.text('words', '内容', act === 'done' ? LONGEST_RESULT : LONGEST_WORDS)
  if (act === 'note') {
    if (!words) form.wrong('words', '内容を入力してください。')
    form.done()
    return { act, words }
  }
  if (act === 'done') {
    const next = form.said('nextAction') || form.said('nextOn') ? readNext(form, today) : null
    form.done()
    return { act, words, next }
  }
  const stage = form.oneOf<Stage>('stage', '段階', STAGES)
  const onDay = form.day('onDay', 'その日')
  if (onDay && Temporal.PlainDate.compare(onDay, today) > 0)
    form.wrong('onDay', 'その段階になった日は、今日か、今日より前にしてください。')
  form.done()
  return { act, words, stage, onDay: onDay! }
}

const ACTIONS = { stage: 'company.staged', note: 'company.noted', done: 'company.acted' } as const

/**
 * What became of a firm: it came to another stage, something is to be remembered, or what was to be done is done, which can say
 * what is to be done after it.
 * @throws Refusal 422 with everything that is wrong; 409 where somebody else was first, or nothing was to be done
 */
export async function actOnCompany(
  db: Db<'workation'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  typed: Typed,
  version: number,
): Promise<void> {
  const today = dateInTokyo(now)
  const meant = readAct(typed, today)
  await db.transaction().execute(async (tx) => {
    const company = await holdCompany(tx, id, version)
    await updateCompany(tx, company, changeOf(company, meant))
    const { act } = meant
    const [stage, onDay] = act === 'stage' ? [meant.stage, meant.onDay] : [null, today]
    const words = act === 'done' ? [company.nextAction, meant.words].filter(Boolean).join('\n') : meant.words
    await insertCompanyAct(tx, { companyId: id, staffId: staff.id, act, stage, onDay, words, at: now })
    await record(tx, now, `staff:${staff.id}`, ACTIONS[act], `company:${id}`, detailOf(company, meant))
  })
}

function changeOf(company: Company, meant: Meant): CompanyChange {
  if (meant.act === 'note') return {}
  if (meant.act === 'done') {
    if (company.nextAction === null) throw new Refusal(409, '済みにする対応がありません。')
    return { next: meant.next }
  }
  if (meant.stage === company.stage) throw new Refusal(422, `段階は、もう「${STAGES[meant.stage]}」です。`, 'stage')
  return { stage: meant.stage }
}

function detailOf({ stage, nextAction }: Company, meant: Meant): Record<string, unknown> {
  const characters = meant.words.length
  if (meant.act === 'stage') return { stage: { before: stage, after: meant.stage }, onDay: meant.onDay, characters }
  return meant.act === 'done' ? { done: nextAction, ...meant.next, characters } : { characters }
}
