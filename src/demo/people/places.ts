import type { Random } from '../random.ts'

/** Invented, around the town hall of the invented town. */
const neighbourhoods: [name: string, latitude: number, longitude: number][] = [
  ['中央1丁目', 31.7201, 131.0622],
  ['中央3丁目', 31.7224, 131.0641],
  ['ひかり台2丁目', 31.7268, 131.0702],
  ['ひかり台5丁目', 31.7289, 131.0733],
  ['駅前町', 31.7159, 131.0588],
  ['みのり1丁目', 31.7081, 131.0801],
  ['みのり4丁目', 31.7063, 131.0845],
  ['川上', 31.7411, 131.0457],
  ['川下', 31.7012, 131.0549],
  ['港町', 31.6954, 131.0912],
  ['浜の宮', 31.6931, 131.0968],
  ['松ヶ丘', 31.7342, 131.0811],
  ['古城', 31.7308, 131.0509],
  ['上野原', 31.7466, 131.0622],
  ['花立', 31.7127, 131.0423],
  ['水車前', 31.7377, 131.0398],
]

const landmarks = [
  'バス停の前',
  '公民館の裏',
  '橋のたもと',
  '自動販売機の横',
  '神社の入口',
  '交差点の角',
  '郵便局の近く',
]

export const neighbourhood = (random: Random): string => random.pick(neighbourhoods)[0]

/** Where in the neighbourhood a resident stands with the phone. */
export function placeIn(name: string, random: Random) {
  const [, latitude, longitude] = neighbourhoods.find(([known]) => known === name) ?? neighbourhoods[0]!
  const nearby = () => (random.next() - 0.5) / 200
  const number = `${random.between(1, 24)}-${random.between(1, 18)}`
  return {
    title: random.chance(0.5) ? `${name} ${random.pick(landmarks)}` : '',
    address: `あおぞら市${name}${number}`,
    latitude: Math.round((latitude + nearby()) * 1e6) / 1e6,
    longitude: Math.round((longitude + nearby()) * 1e6) / 1e6,
  }
}
