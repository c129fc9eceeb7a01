// Lets a button copy the text that it stands beside. Without a script, or where the browser forbids it, the button stays
// hidden and the text can be chosen and copied by hand.
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copies]')) {
  const source = document.getElementById(button.dataset['copies'] ?? '')
  if (!source || !navigator.clipboard) continue
  button.hidden = false
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(source.textContent ?? '')
    const said = button.nextElementSibling
    if (said) said.textContent = button.dataset['copied'] ?? ''
  })
}
