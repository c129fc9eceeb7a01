/** A card that can be held to the reader. All of them are invented. */
export interface Card {
  /** As the provider names its holder; it says nothing about them. */
  subject: string
  name: string
  address: string
  birthdate: string
  gender: string
}

const person = (serial: number, name: string, address: string, birthdate: string, gender: string): Card => ({
  subject: `card-${String(serial).padStart(4, '0')}`,
  name,
  address,
  birthdate,
  gender,
})

export const CARDS: readonly Card[] = [
  person(1, '青木 さくら', '青空県あおぞら市中央一丁目2番3号', '1991-04-12', '女性'),
  person(2, '岡田 大輔', '青空県あおぞら市東町4番15号 あさひハイツ201', '1988-11-03', '男性'),
  person(3, '髙𣘺 邦子', '青空県あおぞら市山手三丁目8番1号', '1952-01-30', '女性'),
  person(4, 'グエン ティ ラン', '青空県あおぞら市港町二丁目6番7号', '1996-08-21', '女性'),
  person(
    5,
    '長谷川 寿限無太郎左衛門',
    '青空県あおぞら市大字上之宮字北ノ谷乙1234番地の5 あおぞら第二団地 十二号棟 三〇五号',
    '1979-02-28',
    '男性',
  ),
  person(6, '森 一', '青空県みどり町大字森10番地', '1965-06-09', '男性'),
]

export const cardOf = (subject: unknown): Card | undefined => CARDS.find((card) => card.subject === subject)
