const URL_IN_TEXT = /(https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+)/

/** Text with its addresses as links; line breaks are kept by the stylesheet. */
export function LinkedText({ text }: { text: string }) {
  return (
    <>
      {text.split(URL_IN_TEXT).map((part, index) =>
        index % 2 === 1 ? (
          <a href={part} target="_blank" rel="noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </>
  )
}
