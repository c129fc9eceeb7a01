import type { Language } from '#lib/text/language.ts'

const ja = { children: '子育て', waste: 'ごみ・環境', disasters: '防災', events: 'イベント', moving: '移住・定住' }

/** What the program proposes as topics of notices. */
export const USUAL_TOPICS: Record<Language, typeof ja> = {
  ja,
  easy: {
    children: '子(こ)どもを 育(そだ)てること',
    waste: 'ごみ・自然(しぜん)',
    disasters: '地震(じしん)や 大雨(おおあめ)など',
    events: 'イベント',
    moving: 'この町(まち)に 住(す)むこと',
  },
  en: {
    children: 'Raising children',
    waste: 'Waste and environment',
    disasters: 'Preparing for disasters',
    events: 'Events',
    moving: 'Moving here to live',
  },
  zh: { children: '育儿', waste: '垃圾与环境', disasters: '防灾', events: '活动', moving: '移居与定居' },
  ko: { children: '육아', waste: '쓰레기·환경', disasters: '방재', events: '행사', moving: '이주·정착' },
  vi: {
    children: 'Nuôi con',
    waste: 'Rác và môi trường',
    disasters: 'Phòng chống thiên tai',
    events: 'Sự kiện',
    moving: 'Chuyển đến sinh sống',
  },
  pt: {
    children: 'Criação de filhos',
    waste: 'Lixo e meio ambiente',
    disasters: 'Prevenção de desastres',
    events: 'Eventos',
    moving: 'Mudança para cá',
  },
}
