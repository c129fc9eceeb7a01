import { LIMITS } from '#kernel/files/accepted.ts'
import { FORM_FILES } from '#kernel/files/form-limit.ts'
import type { Language } from '#lib/text/language.ts'
import { MOST_FILES } from '../sending/files-fit.ts'

const inMB = (bytes: number): string => `${bytes / 1024 / 1024} MB`
const [IMAGE, TEXT, TOGETHER] = [LIMITS.image, LIMITS.text, FORM_FILES].map(inMB)

interface Refused {
  /** Of these, one field is told one sentence, whichever its mistake. */
  fields: Record<string, string>
  /** 429: every limit of these pages is one of an hour. */
  statuses: Record<number, string>
  notTaken: string
  empty: string
  tooLong: (most: string) => string
}

/** What the pages of whoever asks refuse. In Japanese every refusal has its own words already. */
export const REFUSED: Record<Exclude<Language, 'ja'>, Refused> = {
  easy: {
    fields: {
      name: '名前(なまえ)を 書(か)いてください。50文字(もじ)までです。',
      email: 'メールアドレスが ちがいます。もう一度(いちど) 見(み)てください。例(れい): hana@example.jp',
      files: `送(おく)ることが できないファイルが あります。写真(しゃしん)(1つ ${IMAGE}まで)、PDF、Word、Excel、PowerPoint、MP4のビデオ、音(おと)、テキスト、CSV(1つ ${TEXT}まで)を 送(おく)ってください。${MOST_FILES}個(こ)まで、全部(ぜんぶ)で ${TOGETHER}までです。ZIPなどと パスワードがあるファイルは 送(おく)ることが できません。`,
    },
    statuses: {
      400: 'この画面(がめん)は 古(ふる)いです。もう一度(いちど) 開(ひら)いて、送(おく)ってください。',
      403: 'このファイルは 開(ひら)くことが できません。ウイルスが ありました。',
      404: 'このページは ありません。アドレスを もう一度(いちど) 見(み)てください。メールから 開(ひら)いてください。',
      409: 'この画面(がめん)から ほかのものを 送(おく)っています。メッセージを 見(み)て、もう一度(いちど)「送(おく)る」を 押(お)してください。',
      410: 'このアドレスは もう 使(つか)えません。相談(そうだん)のページを もう一度(いちど) 開(ひら)いてください。新(あたら)しいアドレスの もらい方(かた)が 書(か)いてあります。',
      423: 'このファイルが 安全(あんぜん)か 調(しら)べています。10分(じゅっぷん) 待(ま)って、もう一度(いちど) 開(ひら)いてください。',
      429: '回数(かいすう)が 多(おお)すぎます。1時間(じかん) 待(ま)って、もう一度(いちど) ためしてください。',
    },
    notTaken: '受(う)けとることが できませんでした。',
    empty: 'メッセージを 書(か)いてください。写真(しゃしん)か ファイルだけでも いいです。',
    tooLong: (most) => `メッセージは ${most}文字(もじ)までです。分(わ)けて 送(おく)ってください。`,
  },
  en: {
    fields: {
      name: 'Please enter your name, in up to 50 characters.',
      email: 'Please check the e-mail address. Example: jane@example.com',
      files: `A file could not be taken. You can send photos (up to ${IMAGE} each), PDF, Word, Excel and PowerPoint documents, MP4 videos, recordings, and text or CSV files (up to ${TEXT} each): up to ${MOST_FILES} files, ${TOGETHER} together. Archives and files with a password cannot be taken.`,
    },
    statuses: {
      400: 'This page is out of date. Please load it again, and send your message once more.',
      403: 'This file cannot be opened, because a virus was found in it.',
      404: 'This page was not found. Please check the address, or open it from our e-mail.',
      409: 'Something else was sent from this page before. Please check your message, and press “Send” once more.',
      410: 'This address is no longer valid. Please load the page of your inquiry again: it says how to get a new one.',
      423: 'This file is being checked for safety. Please open it again in ten minutes.',
      429: 'You have tried too many times. Please wait an hour, and try again.',
    },
    notTaken: 'This could not be accepted.',
    empty: 'Please write a message, or choose a photo or file.',
    tooLong: (most) => `Your message has more than ${most} characters. Please send it in parts.`,
  },
  zh: {
    fields: {
      name: '请填写姓名，最多50个字。',
      email: '请确认电子邮箱是否正确。例：li@example.com',
      files: `有文件无法接收。可以发送照片（每张不超过 ${IMAGE}）、PDF、Word、Excel、PowerPoint、MP4视频、录音，以及文本或CSV文件（每个不超过 ${TEXT}）：最多 ${MOST_FILES} 个，合计不超过 ${TOGETHER}。压缩文件和有密码的文件无法接收。`,
    },
    statuses: {
      400: '此页面已过期。请重新加载后再次发送。',
      403: '在此文件中发现病毒，无法打开。',
      404: '找不到此页面。请确认地址，或从我们发送的邮件中打开。',
      409: '此页面之前已发送过其他内容。请确认您的留言，再次按“发送”。',
      410: '此地址已失效。请重新打开您的咨询页面，上面写有获取新地址的方法。',
      423: '正在检查此文件是否安全。请十分钟后再打开。',
      429: '操作次数过多。请等待一小时后再试。',
    },
    notTaken: '未能受理。',
    empty: '请填写留言，或选择照片、文件。',
    tooLong: (most) => `留言超过了 ${most} 个字。请分次发送。`,
  },
  ko: {
    fields: {
      name: '이름을 50자 이내로 입력해 주십시오.',
      email: '이메일 주소를 확인해 주십시오. 예: kim@example.com',
      files: `받을 수 없는 파일이 있습니다. 사진(1장당 ${IMAGE}까지), PDF, Word, Excel, PowerPoint, MP4 동영상, 녹음 파일, 텍스트 및 CSV 파일(1개당 ${TEXT}까지)을 보내실 수 있습니다. ${MOST_FILES}개, 합계 ${TOGETHER}까지입니다. 압축 파일과 암호가 걸린 파일은 받을 수 없습니다.`,
    },
    statuses: {
      400: '이 화면은 오래되었습니다. 새로 불러온 뒤 다시 보내 주십시오.',
      403: '이 파일에서 바이러스가 발견되어 열 수 없습니다.',
      404: '이 페이지를 찾을 수 없습니다. 주소를 확인하시거나 보내 드린 이메일에서 열어 주십시오.',
      409: '이 화면에서 이미 다른 내용이 전송되었습니다. 메시지를 확인하고 ‘보내기’를 다시 눌러 주십시오.',
      410: '이 주소는 더 이상 사용할 수 없습니다. 상담 페이지를 다시 열면 새 주소를 받는 방법이 나와 있습니다.',
      423: '파일이 안전한지 확인하고 있습니다. 10분 뒤에 다시 열어 주십시오.',
      429: '시도 횟수가 너무 많습니다. 1시간 뒤에 다시 시도해 주십시오.',
    },
    notTaken: '접수할 수 없었습니다.',
    empty: '메시지를 쓰거나 사진 또는 파일을 선택해 주십시오.',
    tooLong: (most) => `메시지가 ${most}자를 넘었습니다. 나누어 보내 주십시오.`,
  },
  vi: {
    fields: {
      name: 'Vui lòng nhập họ tên, tối đa 50 ký tự.',
      email: 'Vui lòng kiểm tra địa chỉ e-mail. Ví dụ: lan@example.com',
      files: `Có tệp không nhận được. Quý vị có thể gửi ảnh (mỗi ảnh tối đa ${IMAGE}), tệp PDF, Word, Excel, PowerPoint, video MP4, ghi âm, tệp văn bản hoặc CSV (mỗi tệp tối đa ${TEXT}): tối đa ${MOST_FILES} tệp, tổng cộng ${TOGETHER}. Không nhận tệp nén và tệp có mật khẩu.`,
    },
    statuses: {
      400: 'Trang này đã cũ. Vui lòng tải lại và gửi một lần nữa.',
      403: 'Không thể mở tệp này vì phát hiện có vi-rút.',
      404: 'Không tìm thấy trang này. Vui lòng kiểm tra địa chỉ hoặc mở từ e-mail của chúng tôi.',
      409: 'Trước đó đã gửi nội dung khác từ trang này. Vui lòng kiểm tra tin nhắn và nhấn “Gửi” lần nữa.',
      410: 'Địa chỉ này không còn hiệu lực. Vui lòng mở lại trang trao đổi, ở đó có cách nhận địa chỉ mới.',
      423: 'Tệp này đang được kiểm tra an toàn. Vui lòng mở lại sau mười phút.',
      429: 'Quý vị đã thử quá nhiều lần. Vui lòng chờ một giờ rồi thử lại.',
    },
    notTaken: 'Không thể tiếp nhận.',
    empty: 'Vui lòng viết tin nhắn, hoặc chọn ảnh hay tệp.',
    tooLong: (most) => `Tin nhắn dài hơn ${most} ký tự. Vui lòng gửi làm nhiều lần.`,
  },
  pt: {
    fields: {
      name: 'Digite seu nome, com até 50 caracteres.',
      email: 'Confira o endereço de e-mail. Exemplo: maria@example.com',
      files: `Um arquivo não pôde ser aceito. Você pode enviar fotos (até ${IMAGE} cada), documentos PDF, Word, Excel e PowerPoint, vídeos MP4, gravações e arquivos de texto ou CSV (até ${TEXT} cada): até ${MOST_FILES} arquivos, ${TOGETHER} no total. Arquivos compactados ou com senha não são aceitos.`,
    },
    statuses: {
      400: 'Esta página está desatualizada. Recarregue-a e envie novamente.',
      403: 'Este arquivo não pode ser aberto porque foi encontrado um vírus.',
      404: 'Esta página não foi encontrada. Confira o endereço ou abra-a pelo nosso e-mail.',
      409: 'Outro conteúdo já foi enviado desta página. Confira sua mensagem e toque em “Enviar” novamente.',
      410: 'Este endereço não é mais válido. Abra novamente a página da sua consulta: nela está como receber um novo.',
      423: 'Este arquivo está sendo verificado por segurança. Abra-o novamente em dez minutos.',
      429: 'Houve tentativas demais. Aguarde uma hora e tente novamente.',
    },
    notTaken: 'Não foi possível aceitar.',
    empty: 'Escreva uma mensagem ou escolha uma foto ou um arquivo.',
    tooLong: (most) => `Sua mensagem tem mais de ${most} caracteres. Envie-a em partes.`,
  },
}
