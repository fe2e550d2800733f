// node journeys.mjs ADDRESS [--pictures]
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Journeys } from './browser.mjs';

const [base, mode] = process.argv.slice(2);
const all = new Journeys(base, mode === '--pictures');
await all.open();

const status = page => page.textContent('#status');
const narrow = { viewport: { width: 320, height: 700 } };
const plain = { javaScriptEnabled: false };
const english = { locale: 'en-GB' };
const dark = { colorScheme: 'dark' };

// With a script and without, in both languages, wide and narrow, light and dark: type, search, open, come back.
for (const [name, options] of Object.entries({ wide: {}, dark, narrow, english, plain, 'plain english': { ...plain, ...english },
  'narrow dark': { ...narrow, ...dark }, 'plain narrow': { ...plain, ...narrow }, '4K': { viewport: { width: 3840, height: 2160 } } })) {
  await all.journey(`search ${name}`, '/', options, async (page, check) => {
    await page.fill('#q', 'retrait OTSC');
    await page.press('#q', 'Enter');
    await page.waitForURL(/q=retrait/);
    await page.waitForSelector('.hit mark');
    check(/résultat|result/.test(await status(page)), 'no number of results');
    const language = await page.getAttribute('html', 'lang');
    check(language === (options.locale === 'en-GB' ? 'en' : 'fr'), `the page speaks ${language}`);
  });
  await all.journey(`read ${name}`, '/?q=retrait+OTSC', options, async (page, check) => {
    const title = await page.textContent('.hit h3 a');
    await page.click('.hit h3 a');
    await page.waitForSelector('article.whole');
    check((await page.textContent('h1')) === title, 'another dispatch was opened');
    check((await page.locator('.whole mark').count()) > 0, 'nothing is marked');
    await page.goBack();
    await page.waitForSelector('.hits');
    check((await page.inputValue('#q')) === 'retrait OTSC', 'the query is gone');
  });
}

for (const [name, options] of Object.entries({ script: {}, plain })) {
  await all.journey(`filter ${name}`, '/?q=gaz', options, async (page, check) => {
    const before = await status(page);
    await page.click('.facet .value');
    await page.waitForSelector('.chips');
    check((await status(page)) !== before, 'a filter changes nothing');
    await page.click('.chips a');
    await page.waitForSelector('.chips', { state: 'detached' });
    check((await status(page)) === before, 'a filter cannot be taken away');
  });
  await all.journey(`leave out ${name}`, '/?q=gaz', options, async (page, check) => {
    const label = await page.textContent('.facet li:has(.not) .value span');
    await page.click('.facet .not');
    await page.waitForURL(/-source/);
    await page.waitForSelector('.note');
    check(!(await page.locator('.hit .origin').allTextContents()).some(text => text.includes(` ${label} `)), 'it is there still');
  });
  await all.journey(`build ${name}`, '/', options, async (page, check) => {
    await page.click('.builder summary');
    await page.fill('#b-all', 'gaz');
    await page.fill('#b-none', 'Kazakhstan');
    await page.fill('#b-from', '2022');
    await page.click('.builder button');
    await page.waitForURL(/q=/);
    await page.waitForSelector('.chips');
    check((await page.inputValue('#q')) === '+"gaz" -"Kazakhstan"', await page.inputValue('#q'));
  });
  await all.journey(`timeline ${name}`, '/', options, async (page, check) => {
    const before = await status(page);
    await page.locator('.timeline a').last().click({ force: true });
    await page.waitForURL(/from=/);
    await page.waitForSelector('.chips');
    check((await status(page)) !== before, 'a bar leads nowhere');
    await page.waitForSelector('.timeline a');
  });
  await all.journey(`dates ${name}`, '/', options, async (page, check) => {
    const list = page.locator('[aria-labelledby=facet-date]');
    const before = await status(page);
    const counts = [];
    for (const step of [/on=\d{4}$/, /on=\d{4}-\d\d$/, /on=\d{4}-\d\d-\d\d$/]) {
      const link = list.locator('.value').first();
      counts.push(parseInt(await link.locator('.count').textContent(), 10));
      await link.focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(step);
      await page.waitForFunction(text => document.querySelector('#status').textContent !== text, before);
    }
    check(counts[0] > counts[1] && counts[1] > counts[2] && counts[2] > 0, `nothing is narrowed: ${counts}`);
    await list.locator('a').first().click();
    await page.waitForSelector('.chips', { state: 'detached' });
    check((await status(page)) === before, 'some dates are left out still');
  });
  await all.journey(`versions ${name}`, '/?q=Lannemezan', options, async (page, check) => {
    await page.click('.versions summary');
    const line = await page.locator('.versions .change').first().textContent();
    check(/chiffres|noms|titre|phrase/.test(line), `nobody says what changed: ${line}`);
    await page.locator('.versions li > a').nth(1).click();
    await page.waitForURL(/compare/);
    await page.waitForSelector('.diff');
    check((await page.locator('.diff tbody tr').count()) > 0, 'nothing has changed');
  });
  await all.journey(`nothing ${name}`, '/?q=gaz&from=2031', options, async (page, check) => {
    check(/aucun/.test(await status(page)), 'something is found');
    check(/sans les dates/.test(await page.textContent('main')), 'nobody says what there is without dates');
  });
  await all.journey(`mistake ${name}`, '/?q=date:%2231/02/2022%22', options, async (page, check) => {
    check((await page.locator('[role=alert]').count()) === 1, 'no error is told');
    check((await page.inputValue('#q')).includes('31/02/2022'), 'the query is gone');
  });
}

await all.journey('keyboard only', '/', {}, async (page, check) => {
  await page.keyboard.press('/');
  await page.keyboard.type('gaz');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=gaz/);
  await page.waitForSelector('.hit mark');
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  check((await page.locator('.hit.here').count()) === 1, 'no hit is chosen');
  await page.keyboard.press('b');
  check(/\(1\)/.test(await page.textContent('#basket-link')), 'the basket is empty');
  await page.keyboard.press('o');
  await page.waitForSelector('article.whole');
  await page.keyboard.press('n');
  check((await page.locator('mark.here').count()) === 1, 'no match is chosen');
  await page.keyboard.press('?');
  check(await page.isVisible('dialog'), 'the keys are not listed');
  await page.keyboard.press('Escape');
});

await all.journey('keys switched off', '/?q=gaz', {}, async (page, check) => {
  await page.keyboard.press('?');
  await page.click('dialog input');
  await page.click('dialog button');
  await page.keyboard.press('j');
  check((await page.locator('.hit.here').count()) === 0, 'keys work still');
});

await all.journey('basket', '/?q=gaz', {}, async (page, check) => {
  for (const index of [0, 1]) await page.locator('.hit input').nth(index).check();
  await page.click('#basket-link');
  await page.waitForSelector('.memo textarea');
  await page.locator('textarea').first().fill('à relire');
  await page.reload();
  check((await page.locator('textarea').first().inputValue()) === 'à relire', 'the note is gone');
  const download = page.waitForEvent('download');
  await page.click('.exports button:has-text("ris")');
  const file = await download;
  check(file.suggestedFilename() === 'depeche.ris', 'no file');
  check(readFileSync(await file.path(), 'utf8').includes('N1  - à relire'), 'the note is not in the file');
  await page.locator('[data-leave]').first().click();
  await page.waitForFunction(() => document.querySelectorAll('.hit').length === 1);
  check(/\(1\)/.test(await page.textContent('#basket-link')), 'it is in the basket still');
});

await all.journey('basket plain', '/?q=gaz', plain, async (page, check) => {
  await page.locator('.hit input').first().check();
  await page.click('button.plain');
  await page.waitForURL(/basket\?id=/);
  check((await page.locator('.hit').count()) === 1, 'the basket is empty');
  await page.fill('textarea', 'à relire « demain »');
  const download = page.waitForEvent('download');
  await page.click('.exports button[value=bibtex]');
  check(readFileSync(await (await download).path(), 'utf8').includes('annote = {à relire « demain »}'), 'the note is not in the file');
});

await all.journey('printed basket', '/?q=gaz', {}, async (page, check) => {
  for (const index of [0, 1]) await page.locator('.hit input').nth(index).check();
  await page.click('#basket-link');
  await page.waitForSelector('.memo textarea');
  await page.locator('textarea').last().fill('à relire');
  await page.emulateMedia({ media: 'print' });
  check(!(await page.locator('.memo').first().isVisible()), 'an empty note is printed');
  check(await page.locator('.memo').last().isVisible(), 'the note is not printed');
  await page.emulateMedia({ media: 'screen' });
});

await all.journey('saved search', '/?q=gaz', {}, async (page, check) => {
  await page.fill('#save-name', 'veille gaz');
  await page.click('.save button');
  await page.goto(base + '/');
  await page.click('a:has-text("veille gaz")');
  await page.waitForURL(/q=gaz/);
  check((await page.inputValue('#q')) === 'gaz', 'another search');
});

await all.journey('zoomed text', '/?q=retrait+OTSC', { viewport: { width: 640, height: 800 }, deviceScaleFactor: 2 }, async (page, check) => {
  check(await page.isVisible('#q'), 'no box');
});

// The server says that the page is the same: what the browser keeps of it must stay as it was.
for (const [name, address] of Object.entries({ search: '/?q=gaz', start: '/' }))
  await all.journey(`come again to ${name}`, address, {}, async (page, check) => {
    for (let visit = 0; visit < 2; ++visit) {
      await page.goto(base + address);
      check((await page.locator('html.scripted').count()) === 1, 'the script does not run');
      const display = await page.evaluate(() => getComputedStyle(document.querySelector('header')).display);
      check(display === 'flex', 'the style sheet is gone');
    }
  });

await all.journey('language', '/?q=gaz', {}, async (page, check) => {
  await page.click('a[hreflang=en]');
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  check(/result/.test(await status(page)), 'half of it is French');
});

await all.journey('follow live', '/?q=gaz', {}, async (page, check) => {
  await page.click('.exports button');
  await page.waitForSelector('.exports button.open');
  execFileSync(process.env.INDEXER, ['--no-config', '-q', '-i', process.env.INDEX, '-f', 'jsonl', '-'],
    { input: '{"id":"nouvelle","text":"Une fuite de gaz a interrompu le trafic.","date":"2022-12-20"}' });
  await page.waitForFunction(() => document.title.startsWith('(1)'));
  await page.click('.exports + [role=status] a');
  await page.waitForFunction(() => document.querySelector('.hits').textContent.includes('interrompu'));
  check(!(await page.title()).startsWith('('), 'the title counts what is shown');
});

process.exit((await all.close()) ? 0 : 1);
