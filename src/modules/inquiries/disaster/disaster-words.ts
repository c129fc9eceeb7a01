import type { Language } from '#lib/text/language.ts'
import { STANDS } from './disaster.ts'

const ja = {
  description: (town: string) => `${town}からの大切なお知らせです。`,
  /** Above what the town says in Japanese only. */
  inJapanese: '災害についての大切なお知らせです。',
  toDo: 'いま すること',
  shelters: '避難所',
  stands: STANDS as Record<keyof typeof STANDS, string>,
  map: '地図',
  phones: '電話',
  more: 'くわしく',
  doors: 'ふだんの窓口',
}

/** Around what the town has prepared for a disaster. */
export const DISASTER_PORTAL: Record<Language, typeof ja> = {
  ja,
  easy: {
    description: (town) => `${town}からの 大切(たいせつ)な お知(し)らせです。`,
    inJapanese:
      '大切(たいせつ)な お知(し)らせです。ふつうの 日本語(にほんご)で 書(か)いてあります。わからないときは、近(ちか)くの人(ひと)に 聞(き)くか、下(した)の番号(ばんごう)に 電話(でんわ)してください。',
    toDo: '今(いま) すること',
    shelters: '逃(に)げるところ(避難所(ひなんじょ))',
    stands: {
      open: 'あいています',
      full: 'いっぱいです',
      closed: 'あいていません',
    },
    map: '地図(ちず)',
    phones: '電話(でんわ)',
    more: 'もっと 知(し)る',
    doors: 'いつもの 窓口(まどぐち)',
  },
  en: {
    description: (town) => `Important information from ${town}.`,
    inJapanese:
      'This is important information about a disaster, written in Japanese. If anything is unclear, please ask people near you, or call a number below.',
    toDo: 'What to do now',
    shelters: 'Evacuation shelters',
    stands: { open: 'Open', full: 'Full', closed: 'Not open' },
    map: 'Map',
    phones: 'Telephone',
    more: 'More information',
    doors: 'Our usual counters',
  },
  zh: {
    description: (town) => `${town}的重要通知。`,
    inJapanese: '这是有关灾害的重要信息，内容为日语。如有不明之处，请向身边的人询问，或拨打下方电话。',
    toDo: '现在要做的事',
    shelters: '避难所',
    stands: { open: '已开放', full: '已满', closed: '未开放' },
    map: '地图',
    phones: '电话',
    more: '详细信息',
    doors: '平时的窗口',
  },
  ko: {
    description: (town) => `${town}에서 알려 드리는 중요한 소식입니다.`,
    inJapanese:
      '재해에 관한 중요한 안내이며, 일본어로 쓰여 있습니다. 잘 모르시겠으면 가까운 사람에게 묻거나 아래 번호로 전화해 주십시오.',
    toDo: '지금 해야 할 일',
    shelters: '대피소',
    stands: { open: '운영 중', full: '만원', closed: '열려 있지 않음' },
    map: '지도',
    phones: '전화',
    more: '자세한 정보',
    doors: '평소의 창구',
  },
  vi: {
    description: (town) => `Thông tin quan trọng từ ${town}.`,
    inJapanese:
      'Đây là thông tin quan trọng về thiên tai, viết bằng tiếng Nhật. Nếu có điều gì chưa rõ, vui lòng hỏi người xung quanh hoặc gọi số điện thoại bên dưới.',
    toDo: 'Việc cần làm ngay',
    shelters: 'Nơi lánh nạn',
    stands: { open: 'Đang mở', full: 'Đã đầy', closed: 'Không mở' },
    map: 'Bản đồ',
    phones: 'Điện thoại',
    more: 'Thông tin chi tiết',
    doors: 'Các quầy thường ngày',
  },
  pt: {
    description: (town) => `Informações importantes de ${town}.`,
    inJapanese:
      'Estas são informações importantes sobre um desastre, escritas em japonês. Se tiver dúvidas, pergunte às pessoas próximas ou ligue para um dos números abaixo.',
    toDo: 'O que fazer agora',
    shelters: 'Abrigos',
    stands: { open: 'Aberto', full: 'Lotado', closed: 'Fechado' },
    map: 'Mapa',
    phones: 'Telefone',
    more: 'Mais informações',
    doors: 'Atendimento normal',
  },
}
