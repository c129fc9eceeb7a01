// The list stands where one left it, with the open conversation in sight.

const list = document.querySelector<HTMLElement>('.column-list')

if (list) {
  const query = new URLSearchParams(location.search)
  const place = `list ${query.get('list') ?? ''} ${query.get('after') ?? ''}`
  list.scrollTop = Number(sessionStorage.getItem(place) ?? 0)
  list.querySelector('.conversation-row [aria-current]')?.scrollIntoView({ block: 'nearest' })
  addEventListener('pagehide', () => sessionStorage.setItem(place, String(list.scrollTop)))
}
