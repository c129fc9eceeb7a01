// What the simulator answers. It understands nothing: it takes the JSON that stands between <データ> and </データ>, and makes words of that by a
// plain rule, so that a demo shows where an answer would stand and never passes for a model.

export interface Message {
  role: string
  content: string
}

interface Data {
  相談?: { 誰: string; 言葉: string }[]
  資料?: { 番号: number; 質問: string; 答え: string }[]
  文?: string
}

const MARK = '(シミュレーターの答え)'

function dataIn(messages: readonly Message[]): Data {
  const json = /<データ>\n([\s\S]*)\n<\/データ>/.exec(messages.at(-1)?.content ?? '')?.[1]
  try {
    return JSON.parse(json ?? '{}') as Data
  } catch {
    return {}
  }
}

/** A draft of the first source with its number, a list of what was said, or the words themselves with a mark. */
export function answerTo(messages: readonly Message[]): string {
  const { 相談: talk = [], 資料: sources, 文: words } = dataIn(messages)
  const [first] = sources ?? []
  if (first) return `お問い合わせありがとうございます。\n${first.答え}[${first.番号}]\n${MARK}`
  if (sources) return '該当なし'
  if (talk.length > 0)
    return [...talk.slice(-5).map(({ 誰, 言葉 }) => `・${誰}: ${言葉.split('\n')[0]!.slice(0, 60)}`), MARK].join('\n')
  return words ? `${MARK}\n${words}` : MARK
}
