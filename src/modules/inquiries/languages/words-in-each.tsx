import { IN_JAPANESE, type Language, languages, tagOf } from '#lib/text/language.ts'
import { Disclosure, errorFor, type FieldErrorText, Stack, TextArea } from '#ui/index.ts'

interface WordsInEachProps {
  label: string
  hint: (language: Language) => string
  words: Record<Language, string>
  errors: FieldErrorText[]
}

/** The town's own words in each language; those beside Japanese lie folded, for the standard ones are good. */
export function WordsInEach({ label, hint, words, errors }: WordsInEachProps) {
  const field = (language: Language) => (
    <TextArea
      key={language}
      name={language}
      label={language === 'ja' ? label : `${label}(${IN_JAPANESE[language]})`}
      hint={hint(language)}
      required={false}
      rows={3}
      lang={language === 'ja' ? undefined : tagOf(language)}
      value={words[language]}
      error={errorFor(errors, language)}
    />
  )
  const others = languages.filter((language) => language !== 'ja')
  return (
    <>
      {field('ja')}
      <Disclosure
        summary={`${label}(ほかの言語)`}
        open={others.some((language) => words[language] !== '' || errorFor(errors, language))}
      >
        <Stack>{others.map(field)}</Stack>
      </Disclosure>
    </>
  )
}
