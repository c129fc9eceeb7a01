import type { Language } from '#lib/text/language.ts'
import { STATES } from './street-report.ts'

const ja = {
  states: STATES as Record<keyof typeof STATES, string>,
  heading: '{kind}の通報',
  place: '場所',
  onMap: '地図の印',
  timeline: '通報の状況',
  next: { received: '担当の課が内容を確かめています。', working: '現場を見て、対応を進めています。' },
  marks: { done: '済み', current: 'いまここ', next: 'これから' },
  /** The first words of its conversation, which staff read too. */
  reported: '【通報】{kind}',
}

/** 通報の状況, to whoever reported it. */
export const REPORTED: Record<Language, typeof ja> = {
  ja,
  easy: {
    states: {
      received: '受(う)けつけました',
      working: '調(しら)べています・直(なお)しています',
      done: '終(お)わりました',
      declined: '直(なお)すことが できません',
    },
    heading: '{kind}',
    place: '場所(ばしょ)',
    onMap: '地図(ちず)の 印(しるし)',
    timeline: '今(いま)どうなっているか',
    next: {
      received: '役所(やくしょ)の人(ひと)が 見(み)ています。',
      working: '場所(ばしょ)を 見(み)て、直(なお)す準備(じゅんび)を しています。',
    },
    marks: { done: '終(お)わりました', current: '今(いま)', next: 'これから' },
    reported: '【通報(つうほう)】{kind}',
  },
  en: {
    states: { received: 'Received', working: 'Being worked on', done: 'Done', declined: 'Cannot be done' },
    heading: 'Report: {kind}',
    place: 'Place',
    onMap: 'the mark on the map',
    timeline: 'How your report stands',
    next: {
      received: 'The section in charge is looking at your report.',
      working: 'They have seen the place, and are working on it.',
    },
    marks: { done: 'Done', current: 'Now', next: 'Next' },
    reported: '[Report] {kind}',
  },
  zh: {
    states: { received: '已受理', working: '处理中', done: '已完成', declined: '不予处理' },
    heading: '报告：{kind}',
    place: '地点',
    onMap: '地图上的标记',
    timeline: '报告的进展',
    next: { received: '负责部门正在确认内容。', working: '正在查看现场并进行处理。' },
    marks: { done: '已完成', current: '当前', next: '接下来' },
    reported: '[报告] {kind}',
  },
  ko: {
    states: { received: '접수', working: '처리 중', done: '완료', declined: '처리하지 않음' },
    heading: '신고: {kind}',
    place: '위치',
    onMap: '지도에 표시한 곳',
    timeline: '신고 진행 상황',
    next: { received: '담당 부서가 내용을 확인하고 있습니다.', working: '현장을 확인하고 처리하고 있습니다.' },
    marks: { done: '완료', current: '현재', next: '다음' },
    reported: '[신고] {kind}',
  },
  vi: {
    states: { received: 'Đã tiếp nhận', working: 'Đang xử lý', done: 'Đã xong', declined: 'Không xử lý' },
    heading: 'Nội dung báo: {kind}',
    place: 'Vị trí',
    onMap: 'dấu trên bản đồ',
    timeline: 'Tình hình xử lý',
    next: {
      received: 'Bộ phận phụ trách đang kiểm tra nội dung.',
      working: 'Chúng tôi đang xem hiện trường và xử lý.',
    },
    marks: { done: 'Đã xong', current: 'Hiện tại', next: 'Tiếp theo' },
    reported: '[Báo hỏng] {kind}',
  },
  pt: {
    states: { received: 'Recebido', working: 'Em andamento', done: 'Concluído', declined: 'Não será atendido' },
    heading: 'Aviso: {kind}',
    place: 'Local',
    onMap: 'a marca no mapa',
    timeline: 'Situação do aviso',
    next: {
      received: 'O setor responsável está verificando o aviso.',
      working: 'Estamos verificando o local e tomando providências.',
    },
    marks: { done: 'Concluído', current: 'Agora', next: 'A seguir' },
    reported: '[Aviso] {kind}',
  },
}
