// node first_hit.mjs ADDRESS [QUERY...]: how long a reader waits for the first hit, in milliseconds: from the start of
// the navigation, or from Enter in the box, until the frame with the first hit has been painted; and how long the server
// took of that. Medians and the slowest of twenty, the queries in turn.
import { chromium } from 'playwright-core';

const [base, ...given] = process.argv.slice(2);
const queries = given.length ? given : ['retrait OTSC', 'gaz Kazakhstan', 'grève', 'président Ukraine', 'incendie'];
const rounds = 20;

// Tells the moment at which the first frame with a hit was painted, of a document or of what the script puts into it.
function watch() {
  window.painted = () => new Promise(resolve => {
    const look = () => {
      const hit = document.querySelector('.hits:not(.seen) .hit');
      if (!hit) return false;
      hit.parentElement.parentElement.classList.add('seen');
      // A frame is painted behind its callback; a message comes after that.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
      return true;
    };
    if (look()) return;
    const observer = new MutationObserver(() => { if (look()) observer.disconnect(); });
    observer.observe(document, { childList: true, subtree: true });
  });
  window.first = window.painted();
}

const said = (what, times) => {
  const sorted = index => times.map(row => row[index]).sort((a, b) => a - b);
  const [painted, served] = [sorted(0), sorted(1)];
  console.log(`${what}: ${painted[rounds >> 1].toFixed(0)} ms, at most ${painted.at(-1).toFixed(0)} ms; ` +
    `of these the server ${served[rounds >> 1].toFixed(0)} ms, at most ${served.at(-1).toFixed(0)} ms`);
};

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const fresh = [];
const again = [];
const typed = [];
for (let round = 0; round < rounds; ++round) {
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1200, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript(watch);
  const query = index => queries[(round + index) % queries.length];
  for (const [index, times] of [fresh, again].entries()) {
    await page.goto(`${base}/?` + new URLSearchParams({ q: query(index) }));
    times.push(await page.evaluate(async () => {
      const [visit] = performance.getEntriesByType('navigation');
      return [await window.first, visit.responseEnd - visit.requestStart];
    }));
  }
  await page.fill('#q', query(2));
  typed.push(await page.evaluate(async () => {
    const begin = performance.now();
    const painted = window.painted();
    document.querySelector('form.search').requestSubmit();
    const end = await painted;
    const asked = performance.getEntriesByType('resource').find(one => one.startTime >= begin);
    return [end - begin, asked.responseEnd - asked.requestStart];
  }));
  await context.close();
}
said('first visit', fresh);
said('next visit', again);
said('typed in the page', typed);
await browser.close();
