import type { Place } from '../people/message-content.ts'

export const PLACES: (Place & { title: string; address: string })[] = [
  { title: 'あおぞら市役所', address: 'あおぞら市中央1-1', latitude: 31.7196, longitude: 131.0616 },
  { title: 'ひかり公園の入口', address: 'あおぞら市ひかり台3-8', latitude: 31.7268, longitude: 131.0702 },
  { title: '旧道の橋のたもと', address: 'あおぞら市川上字橋本', latitude: 31.7411, longitude: 131.0457 },
  { title: 'みのり小学校前', address: 'あおぞら市みのり2-14', latitude: 31.7094, longitude: 131.0823 },
  { title: '駅前ワークラウンジ', address: 'あおぞら市駅前町5', latitude: 31.7159, longitude: 131.0588 },
]
