// What a script adds to pages that are complete without it: they change without loading anew, keys lead through them,
// the basket stays in this browser. It asks this server only, for the same addresses.

const words = document.documentElement.lang === 'en' ? {
  keys: 'Keys', close: 'Close', off: 'Keys are on', basket: 'Basket', saved: 'Saved searches', save: 'Save this search',
  remove: 'forget', filter: 'Filter the list', name: 'Name of the search', failed: 'The server does not answer.',
  next: 'Next match', previous: 'Previous match', follow: 'Follow live', came: 'new',
  list: [['/', 'to the query'], ['j k', 'next, previous dispatch'], ['o', 'open it'], ['b', 'put it in the basket'],
    ['n p', 'next, previous match'], ['?', 'this list']],
} : {
  keys: 'Touches', close: 'Fermer', off: 'Touches actives', basket: 'Panier', saved: 'Recherches enregistrées',
  save: 'Enregistrer cette recherche', remove: 'oublier', filter: 'Filtrer la liste', name: 'Nom de la recherche',
  failed: 'Le serveur ne répond pas.', follow: 'Suivre en direct', came: 'nouvelle(s)', next: 'Occurrence suivante', previous: 'Occurrence précédente',
  list: [['/', 'aller à la requête'], ['j k', 'dépêche suivante, précédente'], ['o', 'l’ouvrir'],
    ['b', 'la mettre au panier'], ['n p', 'occurrence suivante, précédente'], ['?', 'cette liste']],
};
const byId = id => document.getElementById(id);
const all = selector => [...document.querySelectorAll(selector)];
const element = (name, text, attributes = {}) => {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};

// What this browser keeps; without storage, as long as the page.
const kept = {};
const keep = {
  get(name, otherwise) {
    try { return JSON.parse(localStorage.getItem('depeche.' + name)) ?? otherwise; } catch { return kept[name] ?? otherwise; }
  },
  set(name, value) {
    kept[name] = value;
    try { localStorage.setItem('depeche.' + name, JSON.stringify(value)); } catch { /* private window, or full */ }
  },
};

// Pages

let asked = 0;
async function go(address, push = true) {
  const mine = ++asked;
  let answer;
  try {
    answer = await fetch(address, { headers: { 'Depeche-Part': 'main' } });
  } catch {
    const status = byId('status');
    if (status) status.textContent = words.failed; else location.href = address;
    return;
  }
  if (!(answer.headers.get('Content-Type') ?? '').startsWith('text/html')) { location.href = address; return; }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const main = page.querySelector('main');
  if (mine !== asked) return;
  if (!main) { location.href = address; return; }
  const next = new URL(answer.url);
  next.hash = new URL(address, location.href).hash;
  if (push) history.pushState({}, '', next);
  const before = document.activeElement?.id;
  byId('main').replaceWith(document.adoptNode(main));
  document.title = main.dataset.title;
  prepare();
  const same = before && byId(before);
  if (same && push) same.focus(); else if (push) { byId('main').focus({ preventScroll: true }); scrollTo(0, 0); }
  const mark = next.hash && byId(next.hash.slice(1));
  if (mark) mark.scrollIntoView();
}

const isPage = url => url.origin === location.origin && /^\/($|d\/|compare$|basket$|build$)/.test(url.pathname) &&
  url.searchParams.get('lang') === new URL(location.href).searchParams.get('lang');

document.addEventListener('click', event => {
  const link = event.target.closest?.('a[href]');
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey ||
      link.hasAttribute('download')) return;
  const url = new URL(link.href.baseVal ?? link.href, location.href);
  if (link.dataset.leave) basket.set(basket.all().filter(id => id !== link.dataset.leave));
  const here = url.pathname + url.search === location.pathname + location.search;
  if (!isPage(url) || (here && url.hash)) return;
  event.preventDefault();
  go(url.href);
});

document.addEventListener('submit', event => {
  const form = event.target;
  if (form.method !== 'get') return;
  const url = new URL(form.action, location.href);
  const parameters = [...new FormData(form)].filter(([, value]) => value !== '');
  url.search = new URLSearchParams(parameters);
  if (!isPage(url)) return;
  event.preventDefault();
  go(url.href);
});

addEventListener('popstate', () => go(location.href, false));

// The basket

const basket = {
  all: () => keep.get('basket', []),
  set(ids) { keep.set('basket', ids.slice(0, 200)); this.show(); },
  toggle(id, isIn) { this.set(isIn ? [...new Set([...this.all(), id])] : this.all().filter(one => one !== id)); },
  show() {
    const ids = this.all();
    const link = byId('basket-link');
    const lang = new URL(location.href).searchParams.get('lang');
    link.textContent = ids.length ? `${words.basket} (${ids.length})` : words.basket;
    link.href = '/basket?' + new URLSearchParams([...ids.map(id => ['id', id]), ...(lang ? [['lang', lang]] : [])]);
    for (const box of all('input[type=checkbox][name=id]')) box.checked = ids.includes(box.value);
  },
};
document.addEventListener('change', event => {
  if (event.target.name === 'id') basket.toggle(event.target.value, event.target.checked);
});
document.addEventListener('input', event => {
  const area = event.target.closest?.('[data-memo]');
  if (area) keep.set('memo.' + area.dataset.memo, area.value);
});

// Saved searches, in this browser

function showSaved() {
  const place = byId('main').querySelector('.side');
  if (!place) return;
  const searches = keep.get('searches', {});
  const section = element('section', '', { class: 'facet' });
  section.append(element('h2', words.saved));
  const list = element('ul', '');
  for (const [name, address] of Object.entries(searches)) {
    const row = element('li', '');
    const forget = element('button', words.remove, { type: 'button', 'aria-label': `${words.remove} : ${name}` });
    forget.addEventListener('click', () => { delete searches[name]; keep.set('searches', searches); section.remove(); showSaved(); });
    row.append(element('a', name, { href: address }), forget);
    list.append(row);
  }
  const form = element('form', '', { method: 'dialog', class: 'save' });
  const label = element('label', words.name + ' ', { for: 'save-name' });
  const input = element('input', '', { id: 'save-name', required: '' });
  input.value = byId('q')?.value ?? '';
  form.append(label, input, element('button', words.save));
  form.addEventListener('submit', event => {
    event.preventDefault();
    searches[input.value] = location.pathname + location.search;
    keep.set('searches', searches);
    section.remove();
    showSaved();
  });
  section.append(list, form);
  place.append(section);
}

// Lists of values that can be filtered

function addFilters() {
  for (const list of all('.facet .more')) {
    const box = element('input', '', { type: 'search', 'aria-label': words.filter, placeholder: words.filter });
    const folded = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    box.addEventListener('input', () => {
      for (const row of list.children) row.hidden = !folded(row.textContent).includes(folded(box.value));
    });
    list.before(box);
  }
}

// What comes while the page of a search is open: counted in the title, and shown by a link

let stream = null;
function addFollow() {
  stream?.close();
  stream = null;
  const exports = document.querySelector('.exports');
  const query = new URL(location.href).searchParams;
  if (location.pathname !== '/' || !exports || query.get('like_id')) return;
  for (const name of ['sort', 'offset', 'after', 'limit']) query.delete(name);
  const button = element('button', words.follow, { type: 'button', 'aria-pressed': 'false' });
  const line = element('p', '', { role: 'status' });
  const title = document.title;
  let count = 0;
  button.addEventListener('click', () => {
    if (stream) {
      stream.close();
      stream = null;
      document.title = title;
    } else {
      stream = new EventSource('/v1/alerts?' + query);
      stream.addEventListener('message', () => {
        count += 1;
        document.title = `(${count}) ${title}`;
        line.replaceChildren(element('a', `${count} ${words.came}`, { href: location.href }));
      });
      stream.addEventListener('open', () => button.classList.add('open'));
    }
    button.setAttribute('aria-pressed', String(stream !== null));
  });
  exports.append(' ', button);
  exports.after(line);
}

// The timeline and the counts, which take longer than the hits

async function addCounts() {
  const place = document.querySelector('[data-load]');
  const mine = asked;
  if (place) {
    let counts = null;
    try {
      const answer = await fetch(place.dataset.load, { headers: { 'Depeche-Part': 'main' } });
      counts = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.counts');
    } catch { /* the page is of use without them, and their link stays */ }
    if (mine !== asked) return;
    if (counts) place.replaceWith(document.adoptNode(counts));
  }
  addFilters();
  addBrush();
}

// A span of the timeline, drawn over its bars

function addBrush() {
  const chart = document.querySelector('.timeline');
  if (!chart) return;
  const bars = [...chart.querySelectorAll('a')];
  let first = -1;
  let last = -1;
  const at = event => {
    const x = event.clientX;
    let best = 0;
    bars.forEach((bar, i) => {
      const box = bar.getBoundingClientRect();
      const other = bars[best].getBoundingClientRect();
      if (Math.abs(box.left + box.width / 2 - x) < Math.abs(other.left + other.width / 2 - x)) best = i;
    });
    return best;
  };
  const paint = () => bars.forEach((bar, i) =>
    bar.classList.toggle('picked', first >= 0 && i >= Math.min(first, last) && i <= Math.max(first, last)));
  chart.addEventListener('pointerdown', event => { if (event.button === 0) first = last = at(event); });
  chart.addEventListener('pointermove', event => { if (first >= 0 && event.buttons) { last = at(event); paint(); } });
  chart.addEventListener('dragstart', event => event.preventDefault());
  addEventListener('pointerup', () => {
    const [from, to] = [Math.min(first, last), Math.max(first, last)];
    const drawn = first >= 0 && from !== to;
    first = last = -1;
    paint();
    if (!drawn) return;
    const url = new URL(location.href);
    for (const name of ['on', 'offset', 'after']) url.searchParams.delete(name);
    url.searchParams.set('from', bars[from].dataset.from);
    url.searchParams.set('to', bars[to].dataset.to);
    chart.addEventListener('click', event => { event.preventDefault(); event.stopPropagation(); }, { capture: true, once: true });
    go(url.href);
  });
}

// Keys

let place = -1;
function step(selector, by) {
  const stops = all(selector);
  if (!stops.length) return;
  place = Math.min(Math.max(place + by, 0), stops.length - 1);
  stops.forEach((stop, i) => stop.classList.toggle('here', i === place));
  stops[place].scrollIntoView({ block: 'center' });
  const link = stops[place].querySelector('a');
  if (link) link.focus({ preventScroll: true });
}

function showKeys() {
  byId('keys')?.remove();
  const dialog = element('dialog', '', { id: 'keys', 'aria-labelledby': 'keys-title' });
  dialog.append(element('h2', words.keys, { id: 'keys-title' }));
  const list = element('dl', '');
  for (const [key, what] of words.list) {
    const term = element('dt', '');
    term.append(element('kbd', key));
    list.append(term, element('dd', what));
  }
  const label = element('label', ' ' + words.off);
  const box = element('input', '', { type: 'checkbox' });
  box.checked = keep.get('keys', true);
  box.addEventListener('change', () => keep.set('keys', box.checked));
  label.prepend(box);
  const close = element('button', words.close, { type: 'button' });
  close.addEventListener('click', () => dialog.close());
  dialog.append(list, label, element('p', ''), close);
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener('keydown', event => {
  const typing = event.target.closest?.('input:not([type=checkbox]), textarea, select, dialog');
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !keep.get('keys', true)) return;
  const hit = document.querySelector('.hit.here');
  const actions = {
    '/': () => byId('q')?.focus(),
    j: () => step('.hit', 1),
    k: () => step('.hit', -1),
    n: () => step('.whole mark', 1),
    p: () => step('.whole mark', -1),
    o: () => hit?.querySelector('a')?.click(),
    b: () => (hit ?? document).querySelector('input[type=checkbox][name=id]')?.click(),
    '?': showKeys,
  };
  if (!Object.hasOwn(actions, event.key)) return;
  event.preventDefault();
  actions[event.key]();
});

// What each page gets when it is there.

function addMatchButtons() {
  const line = document.querySelector('.marks');
  if (!line) return;
  for (const [label, by] of [[words.previous, -1], [words.next, 1]]) {
    const button = element('button', label, { type: 'button' });
    button.addEventListener('click', () => step('.whole mark', by));
    line.append(' ', button);
  }
}

function prepare() {
  place = -1;
  for (const area of all('[data-memo]')) area.value = keep.get('memo.' + area.dataset.memo, '');
  for (const button of all('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }
  addFollow();
  addCounts();
  addMatchButtons();
  showSaved();
  basket.show();
}

document.documentElement.classList.add('scripted');
const keysButton = element('button', words.keys + ' (?)', { type: 'button' });
keysButton.addEventListener('click', showKeys);
const keysItem = element('li', '');
keysItem.append(keysButton);
document.querySelector('header ul').append(keysItem);
prepare();
