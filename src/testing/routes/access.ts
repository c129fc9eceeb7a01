/**
 * - `anybody`: no session needed; what one may do there is decided by a code, a token or a signature
 * - `resident`: a resident's session
 * - `staff`: a staff session, whatever the duties
 * - `duty`: a member of staff who holds the duty for any section
 * - `section`: a member of staff who holds the duty for the section of the example
 * - `within`: the same, where the duty for the whole town does not count: it is for oversight
 * - `town`: a member of staff who holds the duty for the whole town
 * - `owner`: the one member of staff whose own the example is
 * - `open`: anybody, and a browser needs no token, as a POST only reads
 * - `machine`: a bearer token or a signature; no session of a browser opens it
 */
export type Access =
  | 'anybody'
  | 'resident'
  | 'staff'
  | 'duty'
  | 'section'
  | 'within'
  | 'town'
  | 'owner'
  | 'open'
  | 'machine'

/**
 * With the address of a route that has parameters, and the fields that its form cannot do without.
 * `{conversation}` stands for the example of one that the test has made.
 */
export type Entry = Access | readonly [Access, address: string, fields?: Record<string, string>]

export type Routes = Record<string, Entry>
