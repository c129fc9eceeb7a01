import type { Language } from '#lib/text/language.ts'

/** What 「お知らせ」 is answered with. */
export const NOTICE_LETTER: Record<Language, (link: string, minutes: number) => string> = {
  ja: (link, minutes) =>
    `受け取るお知らせは、次のリンクから選べます(${minutes}分間)。いまの登録を見る、変える、止めるのも、ここからです。
${link}

このリンクをだれにも渡さないでください。`,
  easy: (link, minutes) =>
    `ほしい お知(し)らせを、次(つぎ)の リンクから 選(えら)べます(${minutes}分(ふん)の 間(あいだ))。見(み)る、変(か)える、やめるのも、ここから できます。
${link}

このリンクを、ほかの人(ひと)に 教(おし)えないでください。`,
  en: (link, minutes) =>
    `You can choose the notices you receive at the link below, for ${minutes} minutes. You can also see, change or stop them there.
${link}

Please do not share this link with anyone.`,
  zh: (link, minutes) =>
    `您可以通过以下链接选择要接收的通知(${minutes}分钟内有效)。查看、更改或停止接收也在此处办理。
${link}

请勿将此链接转给他人。`,
  ko: (link, minutes) =>
    `받으실 안내는 다음 링크에서 선택하실 수 있습니다(${minutes}분간 유효). 현재 등록 확인, 변경, 중지도 여기에서 하실 수 있습니다.
${link}

이 링크를 다른 사람에게 알려 주지 마십시오.`,
  vi: (link, minutes) =>
    `Quý vị có thể chọn các thông báo muốn nhận qua liên kết dưới đây (trong ${minutes} phút). Quý vị cũng có thể xem, thay đổi hoặc ngừng nhận tại đó.
${link}

Vui lòng không đưa liên kết này cho người khác.`,
  pt: (link, minutes) =>
    `Você pode escolher os avisos que deseja receber no link abaixo (válido por ${minutes} minutos). Lá também é possível ver, mudar ou cancelar o recebimento.
${link}

Não passe este link a ninguém.`,
}
