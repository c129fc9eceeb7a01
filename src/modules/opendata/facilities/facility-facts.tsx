import { timeInWords } from '#lib/time/in-words.ts'
import { DescriptionList } from '#ui/index.ts'
import type { Facility } from './facility.ts'

const hoursOf = ({ weekdays, opens, closes, hoursNote }: Facility): string =>
  [weekdays, opens && closes && `${timeInWords(opens)} – ${timeInWords(closes)}`, hoursNote].filter(Boolean).join('、')

/** What a facility says, for those who do not keep it. */
export const FacilityFacts = ({ facility }: { facility: Facility }) => (
  <DescriptionList
    items={[
      { term: 'フリガナ', description: facility.nameKana },
      { term: '所在地', description: `${facility.townArea}${facility.street} ${facility.building}` },
      { term: '利用できる日時', description: hoursOf(facility) || '決まっていません' },
      { term: '電話番号', description: facility.phone || 'なし' },
      ...(facility.description ? [{ term: '説明', description: facility.description }] : []),
      ...(facility.accessibility ? [{ term: 'バリアフリー', description: facility.accessibility }] : []),
      { term: '公衆無線LAN', description: facility.wifiSsid ? `${facility.wifiSsid} ${facility.wifiArea}` : 'なし' },
      { term: '変えられるのは', description: `${facility.section}の職員です。` },
    ]}
  />
)
