// node pictures.mjs ADDRESS FOLDER: the pictures of the README.
import { chromium } from 'playwright-core';

const [base, folder] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1000, height: 720 } });
const page = await context.newPage();
await page.goto(base + '/?q=retrait+OTSC&from=2022');
await page.screenshot({ path: `${folder}/search.png` });
await page.goto(base + '/?q=Lannemezan');
await page.click('.hit:has(.versions) h3 a');
await page.waitForSelector('.ladder');
await page.screenshot({ path: `${folder}/dispatch.png` });
await browser.close();
