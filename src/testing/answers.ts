// For tests of other things, which may run at any hour.
import type pg from 'pg'

/** The program says nothing by itself outside office hours; what it promises stays as it is. */
export const sayNothingAtNight = ({ owner }: { owner: pg.Pool }) =>
  owner.query(`insert into inquiries.promise_terms (section_id, amount, unit, warn_hours, answers, changed_at, changed_by)
    select null, 1, 'day', 2, false, now(), min(id) from kernel.staff`)

/** A reply goes as soon as it is written: nobody takes it back in that test. @param seconds in which somebody may */
export const sendAtOnce = ({ owner }: { owner: pg.Pool }, seconds = 0) =>
  owner.query('insert into inquiries.undo (seconds) values ($1)', [seconds])
