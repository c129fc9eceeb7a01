/** 閲覧中: a colleague who has the conversation open. */
export interface Present {
  staffId: number
  name: string
  /** 入力中: their draft was saved a moment ago. */
  types: boolean
}

/** Without a word of their page, somebody is gone after this. An open page says that it is there every 10 seconds. */
export const GONE = { seconds: 20 }

/** A draft is saved at every pause in typing. */
export const TYPES = { seconds: 15 }

const MOST_NAMED = 3

const named = (some: Present[]): string => {
  const names = some.slice(0, MOST_NAMED).map(({ name }) => `${name}さん`)
  const others = some.length - names.length
  return `${names.join('、')}${others > 0 ? `ほか${others}人` : ''}`
}

/** Who else is there, in words; '' where nobody is. */
export function presenceInWords(present: Present[]): string {
  const typing = present.filter(({ types }) => types)
  const reading = present.filter(({ types }) => !types)
  return [
    ...(typing.length > 0 ? [`${named(typing)}が入力しています`] : []),
    ...(reading.length > 0 ? [`${named(reading)}が見ています`] : []),
  ].join('。')
}
