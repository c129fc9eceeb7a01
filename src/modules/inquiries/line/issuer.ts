/** What LINE's own user ids are unique to: the provider of the channel. One municipality has one. */
export const LINE_ISSUER = 'line'
