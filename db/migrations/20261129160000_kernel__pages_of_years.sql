-- Asked on each page of the console, or for each record shown: what grows with the years must be found without walking through it.
create index notifications_of_staff on kernel.notifications (staff_id, id desc);
create index proposals_of_subject on kernel.proposals (matter, subject, id desc);
create index proposal_steps_waiting_for on kernel.proposal_steps (staff_id)
  where staff_id is not null and (act_id is null or (review_due and review_id is null));
