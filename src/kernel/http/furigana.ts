const READ = /(?<![\p{sc=Han}々])([\p{sc=Han}々]+)\(([\p{sc=Hiragana}ー]+)\)/gu
/** Where markup is shown as letters. */
const PLAIN = /^(title|textarea|option|script|style)$/i

/** In one element, for where words stand in a row with an icon each piece would be a thing of its own. */
function raised(words: string): string {
  const read = words.replaceAll(READ, '<ruby>$1<rp>(</rp><rt>$2</rt><rp>)</rp></ruby>')
  return read === words ? words : `<span>${read}</span>`
}

/**
 * ふりがな: in the words of やさしい日本語 a reading stands in brackets behind its letters, 相談(そうだん), which is right in a mail or on LINE. On a
 * page it stands above them. Touches nothing but text between tags.
 */
export function withFurigana(html: string): string {
  let plain = ''
  return html.replaceAll(/<(\/?)([a-z][\w-]*)[^>]*>|[^<]+/gi, (part, closes: string | undefined, name?: string) => {
    if (name !== undefined) {
      if (closes && name === plain) plain = ''
      else if (!closes && plain === '' && PLAIN.test(name)) plain = name
      return part
    }
    return plain ? part : raised(part)
  })
}
