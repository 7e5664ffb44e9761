import type { Frame } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openLeadPage } from './lead-page.ts';

/** What a page does that somebody else's text has got into: which of its ways out are open. */
async function waysOut(frame: Frame, elsewhere: string): Promise<readonly string[]> {
  return frame.evaluate(async (address) => {
    const open: string[] = [];
    const asks = new Set<string>();
    document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) => {
      asks.add(`${effectiveDirective} ${blockedURI}`);
    });
    const inline = Object.assign(document.createElement('script'), { textContent: 'document.body.dataset.ran = "yes"' });
    document.body.append(inline);
    if (document.body.dataset['ran'] === 'yes') open.push('a script in the page');
    const loads = (element: HTMLElement, name: string): Promise<void> =>
      new Promise((resolve) => {
        element.addEventListener('load', () => resolve(void open.push(name)));
        element.addEventListener('error', () => resolve());
        document.body.append(element);
      });
    await loads(Object.assign(document.createElement('script'), { src: `${address}/script.js` }), 'a script from elsewhere');
    await loads(Object.assign(document.createElement('img'), { src: `${address}/picture.png` }), 'a picture from elsewhere');
    await fetch(`${address}/words`).then(
      () => open.push('a request'),
      () => undefined,
    );
    const form = Object.assign(document.createElement('form'), { action: `${address}/form`, method: 'post', target: '_blank' });
    document.body.append(form);
    form.requestSubmit();
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
    if (![...asks].some((ask) => ask.startsWith('form-action'))) open.push('a form');
    return open;
  }, elsewhere);
}

for (const name of ['sidebar', 'lead'] as const) {
  test(`the ${name} page runs and sends nothing that somebody else’s text would have it run and send`, async ({
    open,
    page,
    noise,
    sandbox,
  }) => {
    noise.expectPolicyViolations();
    // The workspace's own address is another origin than the app's, and answers everything.
    let frame: Frame | undefined;
    if (name === 'sidebar') frame = (await (await open({ ticket: 101 })).ready()).frame();
    else {
      await (await openLeadPage(page, 'lead', 'Budget')).getByRole('heading').first().waitFor();
      frame = page.frames().find((candidate) => candidate.url().includes('/assets/lead.html'));
    }
    if (frame === undefined) throw new Error('The page has no frame.');
    expect(await waysOut(frame, sandbox.url)).toEqual([]);
  });
}
