import {
  mistakesOf,
  type Answer,
  type Answers,
  type Definition,
  type Field,
  pathOf,
} from '#modules/procedures/index.ts'
import { placeIn, neighbourhood } from '../people/places.ts'
import type { Random } from '../random.ts'

export interface DemoPerson {
  family: string
  given: string
  familyKana: string
  givenKana: string
}

const PEOPLE: DemoPerson[] = [
  ['佐野', '美咲', 'サノ', 'ミサキ'],
  ['髙橋', '健', 'タカハシ', 'ケン'],
  ['𠮷田', '恵子', 'ヨシダ', 'ケイコ'],
  ['葛󠄀城', '花子', 'カツラギ', 'ハナコ'],
  ['渡邉', '大輔', 'ワタナベ', 'ダイスケ'],
  ['黒木', '陽菜', 'クロキ', 'ヒナ'],
  ['日高', '誠', 'ヒダカ', 'マコト'],
  ['甲斐', '由美', 'カイ', 'ユミ'],
  ['長友', '翔太', 'ナガトモ', 'ショウタ'],
  ['グエン', 'ティ・ラン', 'グエン', 'ティ・ラン'],
  ['川﨑', '千尋', 'カワサキ', 'チヒロ'],
  ['河野', '次郎', 'カワノ', 'ジロウ'],
].map(([family = '', given = '', familyKana = '', givenKana = '']) => ({ family, given, familyKana, givenKana }))

const TEXTS: Record<string, readonly string[]> = {
  organization: ['青空商店', '株式会社みなと水産'],
  formerMeter: ['0412358', '0398816'],
  itemName: ['物干し台', '衣装ケース', '本棚の板'],
  put: ['玄関の前', '1階のごみ置き場の横', '駐車場の右手'],
  dogName: ['モカ', 'ハナ', 'こたろう', 'ムギ'],
  breed: ['柴犬', 'トイ・プードル', '雑種'],
  color: ['茶', '白と黒', 'クリーム'],
  chipNumber: ['392141000012345'],
  reasonText: ['離婚により一人で育てることになったため'],
  formerTown: ['宮崎市'],
  bank: ['あおぞら銀行 中央支店'],
  accountNumber: ['1234567'],
  facility: ['みなと保育園', 'やまてこども園'],
  siblingsAt: ['みなと保育園'],
  healthAbout: ['卵のアレルギーがあります'],
}
/** Where most answers want a document, which nobody here has: those that do not. */
const WITHOUT_DOCUMENT: Record<string, string> = {
  residence: 'here',
  household: 'two',
  guardianReason: 'other',
  otherReason: 'other',
}
const ABOUT_ONESELF = '家族の介護のため'

function textOf(id: string, person: DemoPerson, random: Random): string {
  if (id === 'accountHolder') return `${person.familyKana} ${person.givenKana}`
  return random.pick(TEXTS[id] ?? [ABOUT_ONESELF])
}

/** A day that fits most of what is asked: births lie back, what is wished for ahead. */
function dateOf(id: string, field: Extract<Field, { kind: 'date' }>, today: Temporal.PlainDate, random: Random) {
  if (field.earliest !== undefined) return today.add({ days: random.between(5, 30) })
  if (/child/i.test(id)) return today.subtract({ days: random.between(200, 1500) })
  if (/born/i.test(id)) return today.subtract({ years: random.between(25, 45) })
  return today.subtract({ days: random.between(3, 12) })
}

function answerTo(field: Field, person: DemoPerson, today: Temporal.PlainDate, random: Random): Answer | undefined {
  switch (field.kind) {
    case 'name':
      return { ...person }
    case 'address': {
      const town = placeIn(neighbourhood(random), random).address.replace('あおぞら市', '')
      return { postalCode: '880-0000', prefecture: '宮崎県', city: 'あおぞら市', town, building: '' }
    }
    case 'date':
      return dateOf(field.id, field, today, random).toString()
    case 'phone':
      return `090-0000-${String(random.between(0, 9999)).padStart(4, '0')}`
    case 'email':
      return 'jumin@aozora.example'
    case 'choice': {
      const value = WITHOUT_DOCUMENT[field.id] ?? random.pick(field.options).value
      return field.many ? [value] : value
    }
    case 'amount':
      return random.between(field.min, Math.min(field.max, field.min + 3))
    case 'consent':
      return true
    case 'group': {
      const row: Answers = {}
      for (const inner of field.fields) {
        const answer = inner.required && inner.kind !== 'file' ? answerTo(inner, person, today, random) : undefined
        if (answer !== undefined && inner.when === undefined) row[inner.id] = answer
      }
      return [row]
    }
    case 'file':
      return undefined
    default:
      return textOf(field.id, person, random)
  }
}

/** Somebody else of the same family. */
function relativeOf(person: DemoPerson, random: Random): DemoPerson {
  const { given, givenKana } = random.pick(PEOPLE.filter((one) => one.given !== person.given))
  return { ...person, given, givenKana }
}

const TRIES = 60

/** What somebody might have answered on a day, without a mistake; undefined where every way that was tried wants a document. */
export function answersFor(
  definition: Definition,
  today: Temporal.PlainDate,
  random: Random,
  people: readonly DemoPerson[] = PEOPLE,
): Answers | undefined {
  for (let tries = 0; tries < TRIES; tries++) {
    const person = random.pick(people)
    const answers: Answers = {}
    for (;;) {
      const asked = pathOf(definition, answers)
        .flatMap(({ fields }) => fields)
        .find(({ id, required, kind }) => required && kind !== 'file' && !Object.hasOwn(answers, id))
      const isOwn = (asked?.kind !== 'name' && asked?.kind !== 'group') || asked.id === definition.applicant.name
      const who = isOwn ? person : relativeOf(person, random)
      const answer = asked && answerTo(asked, who, today, random)
      if (!asked || answer === undefined) break
      answers[asked.id] = answer
    }
    if (mistakesOf(definition, answers, today).length === 0) return answers
  }
  return undefined
}
