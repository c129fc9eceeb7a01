// While the number is typed, the page says whom this may be. Without it, the form asks when it is sent.
const form = document.querySelector<HTMLFormElement>('#call-form')
const found = document.querySelector<HTMLElement>('#callers')

if (form && found) {
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement
  const [phone, name] = [field('phone'), field('name')]
  let asked = ''
  const look = async () => {
    const query = new URLSearchParams({ phone: phone.value, name: name.value }).toString()
    if (query === asked) return
    asked = query
    const answer = await fetch(`/console/inquiries/callers?${query}`, { redirect: 'manual' })
    if (!answer.ok || query !== asked) return
    found.innerHTML = await answer.text()
    const known = found.querySelector<HTMLElement>('[data-name]')?.dataset['name']
    if (known && name.value === '') name.value = known
  }
  for (const input of [phone, name]) input.addEventListener('change', () => void look())
}
