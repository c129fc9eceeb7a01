import type { Language } from '../language.ts'
import type { Purpose } from './stay.ts'

const ja = {
  title: 'ワーケーションの相談をする',
  lead: '働く場所、宿、プログラムを、ひとつの窓口がまとめて手配します。担当が行程を提案しますので、そのまま予約できます。',
  fields: {
    company: '会社・団体の名前',
    home: '会社のある都道府県・国',
    person: 'お名前',
    email: 'メールアドレス',
    phone: '電話番号',
    people: '人数',
    wishedFrom: '着く日',
    wishedThrough: '発つ日',
    purposes: 'ほしいもの',
    words: 'したいこと、気になること',
  },
  hints: {
    email: '行程の提案と、滞在のページのアドレスをお送りします',
    dates: '決まっていなければ、空のままで送れます',
    words: '例: 会議に使える静かな部屋、農作業を半日。食物アレルギー 1人',
  },
  purposes: { work: '仕事場', lodging: '宿泊', programme: 'プログラム', office: 'オフィスの開設' } as Record<
    Purpose,
    string
  >,
  about: (name: string) => `「${name}」について\n`,
  peopleUnit: '人',
  send: '送信する',
  wrong: '入力を確かめてください',
  mistakes: {
    past: '着く日は、今日から後にしてください。',
    both: '日程は、着く日と発つ日の両方を入力してください。決まっていなければ、どちらも空にしてください。',
    order: '発つ日は、着く日と同じか後にしてください。',
    long: (days: number) => `日程は ${days} 泊までにしてください。`,
  },
}

/** The words of the form with which a firm asks. */
export const ASKING: Record<Language, typeof ja> = {
  ja,
  en: {
    title: 'Ask about a workation',
    lead: 'One desk arranges places to work, lodging and programmes for you. We propose an itinerary that you can book as it is.',
    fields: {
      company: 'Company or organization',
      home: 'Where it is (prefecture or country)',
      person: 'Your name',
      email: 'E-mail',
      phone: 'Telephone',
      people: 'Number of people',
      wishedFrom: 'Arrival',
      wishedThrough: 'Departure',
      purposes: 'What you need',
      words: 'What you would like to do, and what we should know',
    },
    hints: {
      email: 'We send our proposal and the address of your page there',
      dates: 'Leave the dates empty if they are not settled',
      words: 'Example: a quiet room for meetings, half a day of farm work, one food allergy',
    },
    purposes: { work: 'A place to work', lodging: 'Lodging', programme: 'A programme', office: 'Opening an office' },
    about: (name) => `About “${name}”:\n`,
    peopleUnit: 'people',
    send: 'Send',
    wrong: 'Please check your answers',
    mistakes: {
      past: 'Arrival: choose today or a later day.',
      both: 'Enter both arrival and departure, or leave both empty.',
      order: 'Departure must not be before arrival.',
      long: (days) => `A stay of ${days} nights at most, please.`,
    },
  },
}
