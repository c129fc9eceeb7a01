import type { Language } from '#lib/text/language.ts'

/** What 「通報」 is answered with. */
export const REPORT_LETTER: Record<Language, (link: string, minutes: number) => string> = {
  ja: (link, minutes) =>
    `道路の穴や街灯などの通報は、次のリンクから、写真と場所を添えて送れます(${minutes}分間)。送らずにやめてもかまいません。
${link}

急ぐこと、危ないことは、119番・110番へ。このリンクをだれにも渡さないでください。`,
  easy: (link, minutes) =>
    `道(みち)の 穴(あな)や、こわれた 電灯(でんとう)などを 見(み)つけたら、次(つぎ)の リンクから 教(おし)えてください(${minutes}分(ふん)の 間(あいだ))。写真(しゃしん)と 場所(ばしょ)も 送(おく)れます。送(おく)らないで やめても いいです。
${link}

急(いそ)ぐとき、危(あぶ)ないときは、119か 110に 電話(でんわ)を してください。このリンクを、ほかの人(ひと)に 教(おし)えないでください。`,
  en: (link, minutes) =>
    `You can report holes in the road, broken street lights and the like at the link below, with photos and the place, for ${minutes} minutes. You may also leave it without sending anything.
${link}

If it is urgent or dangerous, please call 119 (fire, ambulance) or 110 (police). Please do not share this link with anyone.`,
  zh: (link, minutes) =>
    `如发现道路坑洞、路灯损坏等情况，可通过以下链接附上照片和地点告知我们(${minutes}分钟内有效)。中途不发送也没有关系。
${link}

紧急或危险情况请拨打119(火警、急救)或110(警察)。请勿将此链接转给他人。`,
  ko: (link, minutes) =>
    `도로의 구멍이나 고장 난 가로등 등은 다음 링크에서 사진과 장소를 함께 알려 주실 수 있습니다(${minutes}분간 유효). 보내지 않고 그만두셔도 됩니다.
${link}

급하거나 위험한 일은 119(화재·구급)나 110(경찰)으로 전화해 주십시오. 이 링크를 다른 사람에게 알려 주지 마십시오.`,
  vi: (link, minutes) =>
    `Quý vị có thể báo về ổ gà trên đường, đèn đường hỏng, v.v. qua liên kết dưới đây, kèm ảnh và địa điểm (trong ${minutes} phút). Quý vị có thể dừng lại mà không cần gửi.
${link}

Nếu khẩn cấp hoặc nguy hiểm, vui lòng gọi 119 (cứu hỏa, cấp cứu) hoặc 110 (cảnh sát). Vui lòng không đưa liên kết này cho người khác.`,
  pt: (link, minutes) =>
    `Você pode informar buracos na rua, postes de luz com defeito e outros problemas no link abaixo, com fotos e o local (válido por ${minutes} minutos). Se preferir, pode desistir sem enviar.
${link}

Em caso de urgência ou perigo, ligue para 119 (bombeiros e ambulância) ou 110 (polícia). Não passe este link a ninguém.`,
}
