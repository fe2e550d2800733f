// A browser for journeys: each in a fresh context, watched for errors and for requests that leave the server.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export class Journeys {
  constructor(base, pictures) {
    this.base = base;
    this.pictures = pictures;
    this.faults = [];
    this.count = 0;
  }

  async open() {
    this.browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  }

  // `steps` gets a page at `path`. Its end is looked at by axe where scripts run.
  async journey(name, path, options, steps) {
    this.count += 1;
    const context = await this.browser.newContext({ locale: 'fr-FR', viewport: { width: 1200, height: 800 }, bypassCSP: true, ...options });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    const fault = text => this.faults.push(`${name}: ${text}`);
    page.on('request', request => {
      if (!request.url().startsWith(this.base)) fault(`asked for ${request.url()}`);
    });
    page.on('pageerror', error => fault(error.message));
    try {
      await page.goto(this.base + path);
      await steps(page, (holds, what) => { if (!holds) fault(what); });
      if (options.javaScriptEnabled !== false) await this.check(page, fault);
      if (this.pictures) await page.screenshot({ path: `${name.replaceAll(' ', '-')}.png`, fullPage: true });
    } catch (error) {
      fault(error.message.split('\n')[0]);
    }
    await context.close();
  }

  async check(page, fault) {
    await page.evaluate(axe);
    const found = await page.evaluate(only => window.axe.run(document, { runOnly: only }), rules);
    for (const one of found.violations) fault(`${one.id}: ${one.help}: ${one.nodes[0].html.slice(0, 100)}`);
    const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (width > 0) fault(`the page is ${width} px too wide`);
  }

  async close() {
    await this.browser.close();
    for (const fault of this.faults) console.log(fault);
    console.log(`${this.count} journeys, ${this.faults.length} faults`);
    return this.faults.length === 0;
  }
}
