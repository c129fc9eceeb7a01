import type { Language } from '#lib/text/language.ts'
import { LONGEST_ADDRESS, LONGEST_NAME, LONGEST_WORDS } from './street-report.ts'

type Others = Exclude<Language, 'ja'>

/** What the form refuses, one sentence for a field. In Japanese every mistake has its own words already. */
export const REPORT_REFUSED: Record<Others, { kind: string; address: string; text: string; name: string }> = {
  easy: {
    kind: '何(なに)が こわれているかを 選(えら)んでください。',
    address: `場所(ばしょ)を 教(おし)えてください。この町(まち)か 近(ちか)くの 地図(ちず)に 印(しるし)を つけるか、住所(じゅうしょ)などを ${LONGEST_ADDRESS}文字(もじ)までで 書(か)いてください。`,
    text: `${LONGEST_WORDS}文字(もじ)までで 書(か)いてください。`,
    name: `名前(なまえ)は ${LONGEST_NAME}文字(もじ)までです。`,
  },
  en: {
    kind: 'Please choose what it is about.',
    address: `Please tell us where it is: by a mark on the map in or near this town, or by an address or landmark of up to ${LONGEST_ADDRESS} characters. Example: in front of the post office`,
    text: `Please use up to ${LONGEST_WORDS} characters for the details.`,
    name: `Please enter your name in up to ${LONGEST_NAME} characters.`,
  },
  zh: {
    kind: '请选择报告内容。',
    address: `请告知地点：在地图上标记本地或附近的位置，或填写地址、附近标志，最多${LONGEST_ADDRESS}个字。例：邮局前`,
    text: `详细情况最多${LONGEST_WORDS}个字。`,
    name: `姓名最多${LONGEST_NAME}个字。`,
  },
  ko: {
    kind: '신고 내용을 선택해 주십시오.',
    address: `위치를 알려 주십시오. 지도에서 이 지역이나 가까운 곳에 표시하시거나, 주소나 가까운 건물을 ${LONGEST_ADDRESS}자 이내로 써 주십시오. 예: 우체국 앞`,
    text: `자세한 상황은 ${LONGEST_WORDS}자 이내로 써 주십시오.`,
    name: `이름은 ${LONGEST_NAME}자 이내로 써 주십시오.`,
  },
  vi: {
    kind: 'Vui lòng chọn nội dung muốn báo.',
    address: `Vui lòng cho biết vị trí: đánh dấu trên bản đồ trong hoặc gần địa phương này, hoặc ghi địa chỉ, vật mốc, tối đa ${LONGEST_ADDRESS} ký tự. Ví dụ: trước bưu điện`,
    text: `Vui lòng viết chi tiết trong tối đa ${LONGEST_WORDS} ký tự.`,
    name: `Họ tên tối đa ${LONGEST_NAME} ký tự.`,
  },
  pt: {
    kind: 'Escolha qual é o problema.',
    address: `Informe o local: marque no mapa um ponto neste município ou perto dele, ou escreva um endereço ou ponto de referência com até ${LONGEST_ADDRESS} caracteres. Exemplo: em frente ao correio`,
    text: `Escreva os detalhes com até ${LONGEST_WORDS} caracteres.`,
    name: `Digite seu nome com até ${LONGEST_NAME} caracteres.`,
  },
}

/** No town takes reports before it says of what. */
export const CLOSED: Record<Language, string> = {
  ja: 'この町では、まだ道路などの通報を受け付けていません。チャットか電話でお知らせください。',
  easy: 'ここでは、まだ 送(おく)ることが できません。チャットか 電話(でんわ)で 教(おし)えてください。',
  en: 'This town does not take reports here yet. Please tell us in the chat on this site or by phone.',
  zh: '本地政府尚未在此受理报告。请通过网上咨询或电话告知我们。',
  ko: '이 지자체는 아직 여기에서 신고를 받지 않습니다. 채팅이나 전화로 알려 주십시오.',
  vi: 'Tại đây chưa tiếp nhận thông tin báo hỏng. Vui lòng báo qua trang hỏi đáp hoặc điện thoại.',
  pt: 'Este município ainda não recebe avisos por aqui. Informe-nos pelo atendimento do site ou por telefone.',
}
