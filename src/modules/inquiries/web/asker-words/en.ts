import { dateOfYearIn } from '#lib/time/in-language.ts'
import { FITTING } from '../../sending/files-fit.ts'
import type { AskerWords } from './ja.ts'

export const en: AskerWords = {
  home: 'Home',
  here: 'You are here',
  title: (about) => (about ? `About “${about}”` : 'Your inquiry'),
  talk: 'Conversation',
  lead: () => 'Our staff read what you write, and answer on this page.',
  you: 'You',
  staff: () => 'Our staff',
  newest: 'To the newest messages',
  done: {
    reported: 'Your report has arrived. Thank you. This page tells you what becomes of it.',
    sent: 'We have received your message. Our staff read it, and answer on this page.',
    email: 'We have saved your e-mail address, and sent a link to this page there.',
    renewed: 'This page has a new address. The old ones open nothing any more.',
  },
  reply: { label: 'Message', placeholder: 'Write a message', files: 'Photos and files', send: 'Send' },
  keep: (until, told) =>
    `Whoever has the address of this page can read it. Please do not pass it on. It opens the page until ${dateOfYearIn('en', until)}.${
      told ? '' : ' Unless you are told of answers by e-mail, please note the address down.'
    }`,
  email: {
    told: (email) => `We tell you of answers at ${email}`,
    untold: 'Hear of answers by e-mail',
    label: 'E-mail',
    hint: 'We send a link to this page there. Leave it empty to stop these e-mails',
    save: 'Save',
  },
  renewal: {
    summary: 'If somebody else has learned the address',
    lead: 'The page gets a new address, and the old ones open nothing any more.',
    button: 'Get a new address',
  },
  over: {
    title: 'This address is no longer valid',
    lead: 'To protect what you wrote, an address opens its page for a limited time.',
    mail: 'Get a new address by e-mail',
    noMail: 'We do not have your e-mail address, so we cannot send you a new one. Please ask us again.',
    anew: 'Ask something new',
    mailed: 'We have sent you an e-mail',
    mailedLead: 'A new address is on its way to the e-mail address that we have of you. It may take some minutes.',
  },
  offer: {
    heading: 'Does this answer your question?',
    before:
      'These are near to what you ask. Nothing has been sent yet. If they do not help, choose “Ask our staff” below.',
    after: 'While you wait for our staff, one of these may help.',
    solved: 'This answers it',
    thanks: 'We are glad that it helped',
    thanksLead: 'Your question was not sent. Ask us whenever there is something else.',
    another: 'Ask something else',
    top: 'To the start page',
  },
  own: {
    title: 'My inquiries',
    anew: 'Ask something new',
    none: 'No inquiries yet',
    noneLead: 'What you ask while you are signed in is listed here. What you asked on LINE goes on in your chat there.',
    earlier: 'See your earlier inquiries',
    earlierFor: ' (if you were signed in when you asked)',
  },
  ask: {
    title: (about) => (about ? `Ask about “${about}”` : 'Ask us'),
    here: () => 'Ask us',
    lead: 'You can write at any hour. Our staff read it, and answer on a page of your own.',
    name: 'Your name',
    nameHint: 'Any name by which we may call you',
    text: 'What you would like to ask',
    textHint: 'Please do not write numbers of identity papers',
    files: 'Photos and files',
    filesHint: FITTING.en.fit,
    email: 'E-mail',
    emailHint: 'We tell you there when we have answered. Otherwise please note down the address of the next page',
    send: 'Send',
    toStaff: 'Ask our staff',
    urgent: 'In an emergency, please call',
    urgentLead: 'Fire and ambulance: 119. Police: 110. We cannot help at once here.',
  },
}
