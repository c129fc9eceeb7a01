/** Lines of a text that its writer broke. */
export const Lines = ({ text }: { text: string }) => (
  <>
    {text.split('\n').map((line, at) => (
      <p key={at}>{line}</p>
    ))}
  </>
)
