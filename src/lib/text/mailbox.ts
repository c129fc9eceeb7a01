/** One mailbox and nothing else. Looser than RFC 5321: Japanese carriers gave out addresses such as `a..b.@docomo.ne.jp`. */
const MAILBOX = /^[^\s@<>,;:"()[\]\\\p{C}]{1,64}@(?=.{4,190}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/iu

export const isMailbox = (text: string): boolean => MAILBOX.test(text)
