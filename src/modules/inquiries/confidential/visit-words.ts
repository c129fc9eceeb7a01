import { inEach, type Language } from '#lib/text/language.ts'
import { CODE_WORDS, LINK_WORDS } from './pointer-words.ts'
import { CODE_GUESSES, CODE_MINUTES, VISIT_HOURS } from './visits.queries.ts'

const ja = {
  title: '町のページを開く',
  lead: 'ご本人のトークから開いたことを確かめます。',
  send: 'LINE のトークで「{word}」と送ります。',
  enter: `届いた6けたの番号を、${CODE_MINUTES}分以内に入力します。`,
  code: '番号',
  open: '開く',
  forwarded: 'このリンクをほかの人から受け取ったときは、閉じてください。番号をだれにも教えないでください。',
  wrong: (word: string) =>
    `番号が違うか、期限(${CODE_MINUTES}分)が過ぎています。${CODE_GUESSES}回間違えたときは、LINE のトークでもう一度「${word}」と送ってください。`,
  over: (word: string) =>
    `このリンクは、期限が過ぎたか、もう使われています。LINE のトークで「${word}」と送ると、新しいリンクが届きます。`,
  notHere: (word: string) =>
    `この端末では、ページがまだ開かれていないか、${VISIT_HOURS}時間が過ぎました。LINE のトークで「${word}」と送ると、開くリンクが届きます。`,
}

/** The page that a link to a confidential talk opens. */
export const VISIT: Record<Language, typeof ja> = {
  ja,
  easy: {
    title: '町(まち)の ページを 開(ひら)く',
    lead: 'あなたの トークから 開(ひら)いたことを 確(たし)かめます。',
    send: 'LINEの トークで「{word}」と 送(おく)ってください。',
    enter: `6つの 数字(すうじ)の 番号(ばんごう)が 届(とど)きます。${CODE_MINUTES}分(ふん)の 間(あいだ)に 書(か)いてください。`,
    code: '番号(ばんごう)',
    open: '開(ひら)く',
    forwarded:
      'このリンクを ほかの人(ひと)から もらったときは、閉(と)じてください。番号(ばんごう)を ほかの人(ひと)に 教(おし)えないでください。',
    wrong: (word) =>
      `番号(ばんごう)が ちがいます。または、${CODE_MINUTES}分(ふん)が 過(す)ぎました。${CODE_GUESSES}回(かい) まちがえたときは、LINEの トークで もう一度(いちど)「${word}」と 送(おく)ってください。`,
    over: (word) =>
      `このリンクは もう 使(つか)えません。LINEの トークで「${word}」と 送(おく)ってください。新(あたら)しい リンクが 届(とど)きます。`,
    notHere: (word) =>
      `この機械(きかい)では ページを 開(ひら)いていません。または、${VISIT_HOURS}時間(じかん)が 過(す)ぎました。LINEの トークで「${word}」と 送(おく)ってください。リンクが 届(とど)きます。`,
  },
  en: {
    title: 'Open the page of our town',
    lead: 'We make sure that it is you who opens it, from your own chat.',
    send: 'Send “{word}” in the chat on LINE.',
    enter: `Enter the six-digit number that you receive there, within ${CODE_MINUTES} minutes.`,
    code: 'Number',
    open: 'Open',
    forwarded: 'If somebody else gave you this link, please close it. Please do not tell the number to anyone.',
    wrong: (word) =>
      `The number is not right, or its ${CODE_MINUTES} minutes are over. After ${CODE_GUESSES} wrong tries, please send “${word}” in the chat on LINE once more.`,
    over: (word) =>
      `This link has expired or was used before. Send “${word}” in the chat on LINE to receive a new one.`,
    notHere: (word) =>
      `The page has not been opened on this device, or its ${VISIT_HOURS} hours are over. Send “${word}” in the chat on LINE to receive a link.`,
  },
  zh: {
    title: '打开本地政府的页面',
    lead: '需要确认是您本人从聊天中打开的。',
    send: '请在LINE聊天中发送“{word}”。',
    enter: `请在${CODE_MINUTES}分钟内输入收到的6位号码。`,
    code: '号码',
    open: '打开',
    forwarded: '如果此链接是他人给您的，请关闭页面。请不要把号码告诉任何人。',
    wrong: (word) =>
      `号码不正确，或已超过${CODE_MINUTES}分钟的有效时间。输错${CODE_GUESSES}次后，请在LINE聊天中再次发送“${word}”。`,
    over: (word) => `此链接已过期或已被使用。在LINE聊天中发送“${word}”，即可收到新的链接。`,
    notHere: (word) => `此设备尚未打开页面，或已超过${VISIT_HOURS}小时。在LINE聊天中发送“${word}”，即可收到链接。`,
  },
  ko: {
    title: '지자체 페이지 열기',
    lead: '본인의 대화방에서 여셨는지 확인합니다.',
    send: 'LINE 대화방에서 ‘{word}’라고 보내 주십시오.',
    enter: `받으신 6자리 번호를 ${CODE_MINUTES}분 이내에 입력해 주십시오.`,
    code: '번호',
    open: '열기',
    forwarded: '다른 사람에게서 받은 링크라면 닫아 주십시오. 번호를 다른 사람에게 알려 주지 마십시오.',
    wrong: (word) =>
      `번호가 다르거나 유효 시간(${CODE_MINUTES}분)이 지났습니다. ${CODE_GUESSES}번 틀리셨으면 LINE 대화방에서 다시 한번 ‘${word}’라고 보내 주십시오.`,
    over: (word) =>
      `이 링크는 유효 기간이 지났거나 이미 사용되었습니다. LINE 대화방에서 ‘${word}’라고 보내시면 새 링크를 받으실 수 있습니다.`,
    notHere: (word) =>
      `이 기기에서 아직 페이지를 열지 않았거나 ${VISIT_HOURS}시간이 지났습니다. LINE 대화방에서 ‘${word}’라고 보내시면 링크를 받으실 수 있습니다.`,
  },
  vi: {
    title: 'Mở trang của chính quyền địa phương',
    lead: 'Chúng tôi cần xác nhận rằng chính quý vị mở trang từ cuộc trò chuyện của mình.',
    send: 'Gửi “{word}” trong cuộc trò chuyện trên LINE.',
    enter: `Nhập mã gồm 6 chữ số nhận được trong vòng ${CODE_MINUTES} phút.`,
    code: 'Mã số',
    open: 'Mở',
    forwarded: 'Nếu nhận liên kết này từ người khác, vui lòng đóng trang. Xin đừng cho ai biết mã số.',
    wrong: (word) =>
      `Mã số không đúng hoặc đã quá ${CODE_MINUTES} phút. Nếu nhập sai ${CODE_GUESSES} lần, vui lòng gửi lại “${word}” trong cuộc trò chuyện trên LINE.`,
    over: (word) =>
      `Liên kết này đã hết hạn hoặc đã được sử dụng. Gửi “${word}” trong cuộc trò chuyện trên LINE để nhận liên kết mới.`,
    notHere: (word) =>
      `Trang chưa được mở trên thiết bị này, hoặc đã quá ${VISIT_HOURS} giờ. Gửi “${word}” trong cuộc trò chuyện trên LINE để nhận liên kết.`,
  },
  pt: {
    title: 'Abrir a página da prefeitura',
    lead: 'Precisamos confirmar que é você quem abre a página, pela sua conversa.',
    send: 'Envie “{word}” na conversa do LINE.',
    enter: `Digite o número de seis dígitos que receber, em até ${CODE_MINUTES} minutos.`,
    code: 'Número',
    open: 'Abrir',
    forwarded: 'Se outra pessoa lhe passou este link, feche a página. Não informe o número a ninguém.',
    wrong: (word) =>
      `O número está errado ou o prazo de ${CODE_MINUTES} minutos terminou. Depois de ${CODE_GUESSES} erros, envie “${word}” novamente na conversa do LINE.`,
    over: (word) => `Este link expirou ou já foi usado. Envie “${word}” na conversa do LINE para receber um novo.`,
    notHere: (word) =>
      `A página ainda não foi aberta neste aparelho ou já se passaram ${VISIT_HOURS} horas. Envie “${word}” na conversa do LINE para receber um link.`,
  },
}

export const WRONG = inEach((one) => VISIT[one].wrong(CODE_WORDS[one]))
export const OVER = inEach((one) => VISIT[one].over(LINK_WORDS[one]))
export const NOT_HERE = inEach((one) => VISIT[one].notHere(LINK_WORDS[one]))
