import { mailboxOf } from '#kernel/identity/residents/email-code.ts'
import { type Mistake, refuseMistakes } from '#lib/refusal.ts'
import { isMailbox } from '#lib/text/mailbox.ts'
import { writtenDate } from '#lib/time/written-date.ts'
import { hasLapsed } from '../mandate.ts'

/** 委任状 as an agent types it. */
export interface MandateForm {
  clientName: string
  clientEmail: string
  mandatedOn: string
  mayCorrect: boolean
  mayReceive: boolean
}

export interface ReadMandate extends Omit<MandateForm, 'mandatedOn'> {
  mandatedOn: Temporal.PlainDate
}

const LONGEST_NAME = 100

/** @param own addresses of the agent, who is not their own client. @throws Refusal 422 with every mistake */
export function readMandate(typed: MandateForm, today: Temporal.PlainDate, own: string | undefined): ReadMandate {
  const mistakes: Mistake[] = []
  const clientName = typed.clientName
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  const clientEmail = mailboxOf(typed.clientEmail)
  const mandatedOn = writtenDate(typed.mandatedOn)
  if (!clientName) mistakes.push({ field: 'clientName', message: '依頼者の氏名を入力してください。例: 青空 花子' })
  else if (clientName.length > LONGEST_NAME)
    mistakes.push({ field: 'clientName', message: `依頼者の氏名は${LONGEST_NAME}文字以内にしてください。` })
  if (!isMailbox(clientEmail))
    mistakes.push({
      field: 'clientEmail',
      message: '依頼者が使っているメールアドレスを入力してください。例: hanako@example.jp',
    })
  else if (clientEmail === own)
    mistakes.push({
      field: 'clientEmail',
      message: 'これはあなたのメールアドレスです。依頼者が自分で確かめるので、依頼者のアドレスを入力してください。',
    })
  if (!mandatedOn) mistakes.push({ field: 'mandatedOn', message: '委任の日を入力してください。例: 2026-11-24' })
  else if (Temporal.PlainDate.compare(mandatedOn, today) > 0)
    mistakes.push({ field: 'mandatedOn', message: '委任の日は、きょうか、きょうより前の日にしてください。' })
  else if (hasLapsed(mandatedOn, today))
    mistakes.push({
      field: 'mandatedOn',
      message: '委任の日から3か月を過ぎています。新しく委任を受けて、その日を入力してください。',
    })
  refuseMistakes(mistakes)
  return { ...typed, clientName, clientEmail, mandatedOn: mandatedOn! }
}
