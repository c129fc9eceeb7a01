import { type Mistake, refuseMistakes } from '#lib/refusal.ts'
import { typedTime } from '#lib/time/typed-moment.ts'
import type { NewSite } from './site.ts'

/** As it was typed. */
export interface TypedSite {
  name: string
  address: string
  opens: string
  closes: string
  nasIdentifier: string
}

const LONGEST = { name: 40, address: 200 }

/** 場所 as it was typed. @throws Refusal 422 with everything that is wrong with it */
export function readSite(typed: TypedSite): NewSite {
  const mistakes: Mistake[] = []
  const wrong = (field: keyof TypedSite, message: string) => void mistakes.push({ field, message })
  const [name, address, nas] = [typed.name.trim(), typed.address.trim(), typed.nasIdentifier.trim()]
  const [opens, closes] = [typedTime(typed.opens), typedTime(typed.closes)]
  if (!name) wrong('name', '名前を入力してください。例: みなと分室')
  else if ([...name].length > LONGEST.name) wrong('name', `名前は ${LONGEST.name} 文字までにしてください。`)
  if ([...address].length > LONGEST.address) wrong('address', `住所は ${LONGEST.address} 文字までにしてください。`)
  if (!opens) wrong('opens', '開く時刻を入力してください。例: 8:30')
  if (!closes) wrong('closes', '閉まる時刻を入力してください。例: 17:15')
  if (opens && closes && Temporal.PlainTime.compare(opens, closes) >= 0)
    wrong('closes', '閉まる時刻は、開く時刻より後にしてください。')
  if (nas && !/^[!-~]{1,253}$/.test(nas))
    wrong('nasIdentifier', '機器の名前は、空白のない半角の英数字と記号で入力してください。例: minato-ap1')
  refuseMistakes(mistakes)
  return { name, address, opens: opens!, closes: closes!, nasIdentifier: nas || null }
}
